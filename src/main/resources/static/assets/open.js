// Exchanges the link's token, which never left the browser so far, for a short visit; only when somebody clicks.
const open = document.getElementById('open');
const problem = document.getElementById('problem');
const token = location.hash.slice(1);

function refuse(sentence) {
  problem.textContent = sentence;
  problem.hidden = false;
  problem.focus();
}

if (/^[\w-]{20,}$/.test(token)) {
  open.hidden = false;
} else {
  refuse(problem.dataset.incomplete);
}

// the page in another language needs the token, too; a fragment is never sent
document.querySelectorAll('.languages a').forEach(link => { link.hash = location.hash; });

open.addEventListener('click', async () => {
  open.setAttribute('aria-disabled', 'true');
  try {
    const answer = await fetch(open.dataset.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ token }),
      credentials: 'same-origin',
      cache: 'no-store',
      referrerPolicy: 'no-referrer'
    });
    if (answer.ok) {
      history.replaceState(null, '', location.pathname);
      location.replace(open.dataset.to + '/case');
      return;
    }
    const refusal = await answer.json().catch(() => ({}));
    refuse(refusal.detail ?? problem.dataset.lost);
  } catch {
    refuse(problem.dataset.lost);
  }
  open.removeAttribute('aria-disabled');
});
