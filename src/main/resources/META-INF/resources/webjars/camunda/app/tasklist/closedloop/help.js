/** What is expected, above every form of a task or a start: one request each time a form opens. */

const FORMS = '[cam-tasklist-form]:not([data-helped])';

new MutationObserver(() => document.querySelectorAll(FORMS).forEach(wire)).observe(document.body, { childList: true, subtree: true });

function wire(form) {
  form.dataset.helped = '';
  const place = Object.assign(document.createElement('div'), { className: 'expected' });
  form.prepend(place);
  const scope = window.angular.element(form).isolateScope();
  scope?.$watch(() => address(scope.params ?? {}), wanted => show(place, wanted));
}

function address({ taskId, processDefinitionKey, processDefinitionId }) {
  const process = processDefinitionKey ?? processDefinitionId?.split(':')[0];
  return taskId ? `/tasks/${encodeURIComponent(taskId)}/help` : process && `/starts/${encodeURIComponent(process)}/help`;
}

async function show(place, wanted) {
  place.replaceChildren();
  place.dataset.wanted = wanted ?? '';
  if (!wanted) {
    return;
  }
  const answer = await fetch(wanted, { headers: { Accept: 'text/html, application/problem+json' } });
  if (answer.ok && !answer.redirected && place.dataset.wanted === wanted) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    place.replaceChildren(page.querySelector('section'));
  }
}
