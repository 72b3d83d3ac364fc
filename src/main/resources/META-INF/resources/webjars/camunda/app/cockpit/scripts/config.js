import '../../tasklist/closedloop/language.js';

export default {
  app: {
    name: navigator.language.startsWith('zh') ? 'Closedloop 流程监控' : 'Closedloop Cockpit',
    vendor: ' '
  },
  locales: {availableLocales: ['en', 'zh'], fallbackLocale: 'en'},
  customScripts: [
    '../tasklist/closedloop/session.js',
    '../tasklist/closedloop/head.js',
    'closedloop/dashboard.js',
    'closedloop/heat.js',
    'closedloop/finished.js',
    'closedloop/calendar.js',
    'closedloop/leftovers.js'
  ]
};
