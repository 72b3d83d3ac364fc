export default {
  app: {
    name: 'Closedloop Welcome',
    vendor: ' '
  },
  customScripts: ['../tasklist/closedloop/session.js']
};
