/**
 * Signing out, or a session that ended, leads to our own sign-in page; the webapps would show theirs, which signs nobody in.
 * After a session that ended, signing in leads back to the same place. Tasklist itself keeps what was typed into a task's form;
 * what was typed into our forms beside it is kept here.
 */

const SIGNED_OUT = '#/login';
const KEPT = 'closedloop.kept';

const { place, forms = {} } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
sessionStorage.removeItem(KEPT);

let signsOut = false;
let here = '';

function go() {
  const { hash } = window.location;
  if (!hash.startsWith(SIGNED_OUT)) {
    // Tasklist forgets its filter and task first when a session ends
    here = hash.startsWith('#/?') && !hash.includes('filter=') ? here : hash;
  } else if (here && !signsOut) {
    sessionStorage.setItem(KEPT, JSON.stringify({ place: here, forms }));
    window.location.replace('/login?ended');
  } else {
    window.location.replace('/login?logout');
  }
}

document.addEventListener('input', event => {
  const form = event.target.closest?.('form[data-action]');
  if (form) {
    forms[form.dataset.action] = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  }
});
document.addEventListener('click', event => {
  signsOut ||= Boolean(event.target.closest?.('.logout a'));
}, true);
window.addEventListener('hashchange', go);
go();
if (place) {
  window.location.replace(place);
}

/** Fills a form with what was typed before the session ended. */
export function refill(form) {
  const typed = (forms[form.dataset.action] ?? []).filter(([name]) => form.elements[name]);
  typed.forEach(([name, value]) => (form.elements[name].value = value));
  if (typed.length && form.closest('details')) {
    form.closest('details').open = true;
  }
}

/** What was typed into a form need not be kept any more. */
export function taken(form) {
  delete forms[form.dataset.action];
}

/** For who notices first: everything that is open keeps what was typed. */
export function ended() {
  window.angular.element(document.body).injector().get('$rootScope').$broadcast('authentication.login.required');
}
