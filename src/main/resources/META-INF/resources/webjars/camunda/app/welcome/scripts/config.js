import '../../tasklist/closedloop/language.js';

export default {
  app: {
    name: navigator.language.startsWith('zh') ? 'Closedloop 首页' : 'Closedloop Welcome',
    vendor: ' '
  },
  locales: {availableLocales: ['en', 'zh'], fallbackLocale: 'en'},
  customScripts: ['../tasklist/closedloop/session.js', '../tasklist/closedloop/head.js']
};
