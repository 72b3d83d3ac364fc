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

const language = navigator.language.startsWith('zh') ? 'zh' : 'en';

// for screen readers; the webapps say English, whatever they speak
document.documentElement.lang = TAGS[language];

// A webapp opened for the first time does not wait for its words, and then shows keys for those that came too late. It
// waits for this module; what it finds kept under this name it takes at once.
const base = document.querySelector('base');
const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const words = `${folder}_locales_data_${language}_${window.bust}`;
const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
if (!kept[words]) {
  const answer = await fetch(`${folder}${language}.json?bust=${window.bust}`);
  if (answer.ok) {
    localStorage.setItem('camunda-web', JSON.stringify({ ...kept, [words]: await answer.text() }));
  }
}
