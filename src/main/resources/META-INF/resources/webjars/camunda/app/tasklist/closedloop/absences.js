/** The way from the head of Tasklist to everybody's own absences. */

const TITLES = { en: 'Absences', zh: '请假' };

export default {
  id: 'closedloop-absences',
  pluginPoint: 'tasklist.navbar.action',
  priority: 60,
  render(container) {
    const title = TITLES[navigator.language.startsWith('zh') ? 'zh' : 'en'];
    container.append(Object.assign(document.createElement('a'), { href: '/absences', textContent: title }));
  },
};
