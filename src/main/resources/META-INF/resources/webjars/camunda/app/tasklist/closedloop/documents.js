/** The tab "Documents": what was written of the requirement so far, a piece of page from our server. */

const TITLES = { en: 'Documents', zh: '文档' };
const language = navigator.language.startsWith('zh') ? 'zh' : 'en';

export default {
  id: 'closedloop-documents',
  pluginPoint: 'tasklist.task.detail',
  priority: 650,
  properties: { label: TITLES[language] },
  render(container, { taskId }) {
    const place = document.createElement('div');
    container.append(place);
    show(place, taskId);
  },
};

async function show(place, task) {
  const answer = await fetch(`/tasks/${encodeURIComponent(task)}/documents`, {
    headers: { Accept: 'text/html, application/problem+json' },
  });
  if (answer.redirected) {
    window.location.reload(); // the session ended
    return;
  }
  if (!answer.ok) {
    place.textContent = (await answer.json().catch(() => ({}))).detail ?? answer.statusText;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  place.replaceChildren(page.querySelector('section'));
}
