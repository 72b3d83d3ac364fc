/** The tab "Why this deadline?": with the forms that move the deadline or raise a problem. */

import { sentence, show, tab } from './tab.js';
import { XSRF_HEADER, xsrfToken } from './xsrf.js';

export default tab('deadline', 600, { en: 'Why this deadline?', zh: '为何是这个期限？' }, wire);

function wire(place, task) {
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
      await show(place, 'deadline', task, wire);
    }
  } finally {
    button.disabled = false;
  }
}
