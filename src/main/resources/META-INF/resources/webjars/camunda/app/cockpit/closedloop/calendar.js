/** The working calendar on the dashboard: whoever watches deadlines keeps the days they are counted by. */

const TEXTS = {
  en: { title: 'Working calendar', open: 'Look at the calendar or change it', provisional: 'Provisional deadlines' },
  zh: { title: '工作日历', open: '查看或变更日历', provisional: '暂定的期限' },
};
const text = TEXTS[navigator.language.startsWith('zh') ? 'zh' : 'en'];

export default {
  id: 'closedloop-calendar',
  pluginPoint: 'cockpit.dashboard',
  priority: -10,
  async render(container) {
    const answer = await fetch('/api/calendar/provisional/count', { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      return; // not the calendar's keeper
    }
    const provisional = await answer.json();
    const link = Object.assign(document.createElement('a'), { href: '/calendar', textContent: text.open });
    const count = Object.assign(document.createElement('p'), { textContent: `${text.provisional}: ${provisional}` });
    const title = Object.assign(document.createElement('h3'), { className: 'section-title', textContent: text.title });
    const section = Object.assign(document.createElement('section'), { className: 'closedloop-calendar' });
    section.append(title, count, link);
    container.append(section);
  },
};
