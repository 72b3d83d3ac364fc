/** Says to screen readers which language the page is in; the webapps say English, whatever they speak. */

document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
