import '../closedloop/language.js';

export default {
  app: {
    name: 'Closedloop',
    vendor: ' '
  },
  locales: {availableLocales: ['en', 'zh'], fallbackLocale: 'en'},
  customScripts: ['closedloop/forms.js', 'closedloop/notices.js', 'closedloop/drafts.js', 'closedloop/head.js', 'closedloop/card.js', 'closedloop/requirement.js', 'closedloop/deadline.js', 'closedloop/documents.js', 'closedloop/register.js', 'closedloop/preferences.js', 'closedloop/absences.js', 'closedloop/help.js', 'closedloop/leftovers.js'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'opens the start process modal dialog'
    }
  }
};
