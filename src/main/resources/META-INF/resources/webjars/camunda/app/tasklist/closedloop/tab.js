/** A tab beside a task's form that shows a piece of page from our server. */

import { ended } from './session.js';

const language = navigator.language.startsWith('zh') ? 'zh' : 'en';

/**
 * @param name of the piece, as in its address
 * @param titles of the tab by language
 * @param wire brings the piece to life whenever it is shown; gets its place and the task
 */
export function tab(name, priority, titles, wire = () => {}) {
  return {
    id: `closedloop-${name}`,
    pluginPoint: 'tasklist.task.detail',
    priority,
    properties: { label: titles[language] },
    render(container, { taskId }) {
      const place = document.createElement('div');
      container.append(place);
      show(place, name, taskId, wire);
    },
  };
}

export async function show(place, name, task, wire) {
  const answer = await fetch(`/tasks/${encodeURIComponent(task)}/${name}`, {
    headers: { Accept: 'text/html, application/problem+json' },
  });
  if (answer.redirected) {
    ended();
    return;
  }
  if (!answer.ok) {
    place.textContent = await sentence(answer);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  place.replaceChildren(page.querySelector('section'));
  wire(place, task);
}

/** What our server says in words. */
export async function sentence(answer) {
  return (await answer.json().catch(() => ({}))).detail ?? answer.statusText;
}
