/** The way to the guides, in the head of every webapp. */

const text = navigator.language.startsWith('zh') ? '帮助' : 'Help';

function offer() {
  const menu = document.querySelector('[cam-widget-header] .app-menu > ul');
  if (menu && !menu.querySelector('.closedloop-help')) {
    const entry = Object.assign(document.createElement('li'), { className: 'closedloop-help' });
    entry.append(Object.assign(document.createElement('a'), { href: '/help', textContent: text }));
    menu.prepend(entry);
  }
}

new MutationObserver(offer).observe(document.body, { childList: true, subtree: true });
offer();
