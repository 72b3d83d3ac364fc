/** Tasklist takes the form down when another tab, task or list is opened: what was typed is saved first, as "Save" would. */

import './session.js'; // the one that forms know, too: Tasklist would load another, by an address of its own

const LEADS_AWAY = '.task-card .nav-tabs a, .tasks-list a, .task-filter a, header a';

document.addEventListener('click', event => {
  if (event.target.closest?.(LEADS_AWAY)) {
    save();
  }
}, true);
window.addEventListener('pagehide', save);

function save() {
  const form = document.querySelector('.task-card [cam-tasklist-form]');
  const scope = form && window.angular.element(form).isolateScope();
  if (scope?.$dirty) {
    scope.saveHandler();
  }
}
