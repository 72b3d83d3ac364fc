import '../../tasklist/closedloop/language.js';

export default {
  app: {
    name: navigator.language.startsWith('zh') ? 'Closedloop 系统管理' : 'Closedloop Admin',
    vendor: ' '
  },
  locales: {availableLocales: ['en', 'zh'], fallbackLocale: 'en'},
  customScripts: ['../tasklist/closedloop/session.js', '../tasklist/closedloop/head.js']
};
