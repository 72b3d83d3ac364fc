export default {
  app: {
    name: 'Closedloop Cockpit',
    vendor: ' '
  },
  customScripts: ['../tasklist/closedloop/session.js', 'closedloop/calendar.js']
};
