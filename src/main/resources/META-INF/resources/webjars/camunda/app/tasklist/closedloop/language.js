/**
 * The language of whoever signed in: the one chosen in the preferences, or else the browser's. The webapps, and every
 * script here, ask the browser, so the browser says what was chosen. Read first of all, by scripts/config.js.
 */

const TAGS = { en: 'en', zh: 'zh-CN' };
const chosen = TAGS[/(?:^|; )CLOSEDLOOP-STAFF-LANGUAGE=(en|zh)/.exec(document.cookie)?.[1]];

if (chosen) {
  Object.defineProperty(navigator, 'language', { configurable: true, get: () => chosen });
  Object.defineProperty(navigator, 'languages', { configurable: true, get: () => [chosen] });
}

// for screen readers; the webapps say English, whatever they speak
document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
