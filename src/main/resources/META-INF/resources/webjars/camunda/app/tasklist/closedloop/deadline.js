/** The tab "Why this deadline?": a piece of page from our server, with the forms that move the deadline or raise a problem. */

import { XSRF_HEADER, xsrfToken } from './xsrf.js';

const TITLES = { en: 'Why this deadline?', zh: '为何是这个期限？' };
const language = navigator.language.startsWith('zh') ? 'zh' : 'en';

export default {
  id: 'closedloop-deadline',
  pluginPoint: 'tasklist.task.detail',
  priority: 600,
  properties: { label: TITLES[language] },
  render(container, { taskId }) {
    const place = document.createElement('div');
    container.append(place);
    show(place, taskId);
  },
};

async function show(place, task) {
  const answer = await fetch(`/tasks/${encodeURIComponent(task)}/deadline`, {
    headers: { Accept: 'text/html, application/problem+json' },
  });
  if (answer.redirected) {
    window.location.reload(); // the session ended
    return;
  }
  if (!answer.ok) {
    place.textContent = await sentence(answer);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  place.replaceChildren(page.querySelector('section'));
  place.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => {
    event.preventDefault();
    send(form, place, task);
  }));
}

async function send(form, place, task) {
  const button = form.querySelector('button');
  const problem = form.querySelector('.problem');
  problem.textContent = '';
  button.disabled = true;
  try {
    const answer = await fetch(form.dataset.action, {
      method: form.dataset.method ?? 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, application/problem+json',
        [XSRF_HEADER]: xsrfToken(),
      },
      body: form.dataset.method ? undefined : JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (!answer.ok) {
      problem.textContent = await sentence(answer);
    } else if (form.dataset.done) {
      form.reset();
      form.querySelector('.done').textContent = form.dataset.done;
    } else {
      await show(place, task);
    }
  } finally {
    button.disabled = false;
  }
}

async function sentence(answer) {
  return (await answer.json().catch(() => ({}))).detail ?? answer.statusText;
}
