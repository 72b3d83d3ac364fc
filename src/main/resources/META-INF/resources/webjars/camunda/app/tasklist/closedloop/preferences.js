/** The way from the head of Tasklist to everybody's own preferences. */

const TITLES = { en: 'Preferences', zh: '个人设置' };

export default {
  id: 'closedloop-preferences',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  render(container) {
    const title = TITLES[navigator.language.startsWith('zh') ? 'zh' : 'en'];
    container.append(Object.assign(document.createElement('a'), { href: '/preferences', textContent: title }));
  },
};
