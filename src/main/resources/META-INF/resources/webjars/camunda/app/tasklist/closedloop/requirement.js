/** The tab "Requirement": what a task's requirement is about, and what can be done about it. */

import { actions } from './actions.js';
import { show, tab } from './tab.js';

const NAME = 'requirement';

export default tab(NAME, 700, { en: 'Requirement', zh: '需求' }, wire);

function wire(place, task) {
  actions(place, async form => {
    const action = form.closest('details').id;
    const said = form.dataset.done ?? form.dataset.said ?? '';
    await show(place, NAME, task, wire);
    const status = place.querySelector('.said');
    (place.querySelector(`#${CSS.escape(action)} > summary`) ?? status)?.focus();
    if (status) {
      status.textContent = said;
    }
  });
  place.addEventListener('keydown', close);
  place.addEventListener('toggle', begin, true);
}

/** What was said of the last action is over when the next one begins. */
function begin({ target, currentTarget }) {
  if (target.open) {
    currentTarget.querySelector('.said').textContent = '';
  }
}

/** Escape closes what is open, and leads back to what opened it. */
function close(event) {
  const open = event.key === 'Escape' && event.target.closest('details[open]');
  if (open) {
    event.stopPropagation();
    open.open = false;
    open.querySelector('summary').focus();
  }
}
