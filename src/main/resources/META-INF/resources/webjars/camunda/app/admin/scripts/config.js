export default {
  app: {
    name: 'Closedloop Admin',
    vendor: ' '
  },
  customScripts: ['../tasklist/closedloop/session.js']
};
