/** The tab "Why this deadline?": with the forms that move the deadline or raise a problem. */

import { actions } from './actions.js';
import { show, tab } from './tab.js';

export default tab('deadline', 600, { en: 'Why this deadline?', zh: '为何是这个期限？' }, wire);

function wire(place, task) {
  actions(place, async form => {
    if (form.dataset.done) {
      form.reset();
      form.querySelector('.done').textContent = form.dataset.done;
    } else {
      await show(place, 'deadline', task, wire);
    }
  });
}
