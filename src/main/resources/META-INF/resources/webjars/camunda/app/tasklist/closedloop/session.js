/** Signing out, or a session that ended, leads to our own sign-in page; the webapps would show theirs, which signs nobody in. */

const SIGNED_OUT = '#/login';

function leave() {
  if (window.location.hash.startsWith(SIGNED_OUT)) {
    window.location.replace('/login?logout');
  }
}

window.addEventListener('hashchange', leave);
leave();
