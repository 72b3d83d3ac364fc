/** Sends the forms of a piece of page to where they say; what was typed stays until it is taken. */

import { upload } from './attachments.js';
import { ended, refill, taken as forget } from './session.js';
import { sentence } from './tab.js';
import { XSRF_HEADER, xsrfToken } from './xsrf.js';

const stored = new WeakMap();

/** @param taken gets each form that was taken */
export function actions(place, taken) {
  place.querySelectorAll('form[data-action]').forEach(form => {
    refill(form);
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (!form.ariaBusy) {
        send(form, place.querySelector('section').dataset.failed, taken);
      }
    });
  });
}

async function send(form, failed, taken) {
  const problem = form.querySelector('.problem');
  problem.textContent = '';
  form.ariaBusy = 'true';
  try {
    const answer = await fetch(form.dataset.action, {
      method: form.dataset.method ?? 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, application/problem+json',
        [XSRF_HEADER]: xsrfToken(),
      },
      body: form.dataset.method ? undefined : JSON.stringify(await content(form)),
    });
    if (answer.ok) {
      forget(form);
      await taken(form);
    } else if (answer.status === 401) {
      ended();
    } else {
      problem.textContent = await sentence(answer);
    }
  } catch (refused) {
    problem.textContent = refused.detail ?? failed;
  } finally {
    form.ariaBusy = null;
  }
}

/** What was entered by name; files are stored first, and go by what they were stored as. */
async function content(form) {
  const data = new FormData(form);
  const entries = [...new Set(data.keys())].map(async name =>
    [name, form.elements[name].type === 'file' ? await stores([...form.elements[name].files]) : data.get(name)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function stores(files) {
  const refs = [];
  for (const file of files) {
    if (!stored.has(file)) {
      const { id, name, size } = await upload(file);
      stored.set(file, { id, name, size });
    }
    refs.push(stored.get(file));
  }
  return refs;
}
