/** How requirements stand, on Cockpit's own dashboard: the figures of our page with the same links. */

const TEXTS = {
  en: {
    title: 'Requirements', open: 'Open the dashboard', at: 'As of', overdue: 'Overdue', escalated: 'Escalated', blocked: 'Blocked',
    kept: 'Deadlines kept', none: 'none ended yet', heat: 'Where it takes long', finished: 'Finished requirements',
    REGISTRATION: 'Registration', ANALYSIS: 'Analysis', PLANNING: 'Confirmation', EXECUTION: 'Execution', DELIVERY: 'Delivery',
    ARCHIVE: 'Archive',
  },
  zh: {
    title: '需求', open: '打开看板', at: '截至', overdue: '逾期', escalated: '已升级', blocked: '受阻',
    kept: '按期完成率', none: '尚无到期任务结束', heat: '耗时所在', finished: '已结束的需求',
    REGISTRATION: '登记', ANALYSIS: '分析', PLANNING: '确认与拆解', EXECUTION: '执行', DELIVERY: '交付与验收', ARCHIVE: '归档',
  },
};
const text = TEXTS[navigator.language.startsWith('zh') ? 'zh' : 'en'];

const element = (tag, content, more) => Object.assign(document.createElement(tag), { textContent: content, ...more });

function tile(label, content, href) {
  const group = document.createElement('div');
  const amount = document.createElement('dd');
  amount.append(element('a', content, { href }));
  group.append(element('dt', label), amount);
  return group;
}

export default {
  id: 'closedloop-dashboard',
  pluginPoint: 'cockpit.dashboard',
  priority: 10,
  async render(container) {
    const answer = await fetch('/api/dashboard', { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      return;
    }
    const view = await answer.json();
    const figures = document.createElement('dl');
    figures.append(
      tile(text.overdue, view.overdue.count, view.overdue.link),
      tile(text.escalated, view.escalated.count, view.escalated.link),
      tile(text.blocked, view.blocked.count, view.blocked.link),
      tile(text.kept, view.deadlines.percent == null ? text.none : `${view.deadlines.percent} %`, view.deadlines.link),
      ...view.running.map(each => tile(text[each.step], each.figure.count, each.figure.link)),
    );
    const links = document.createElement('p');
    links.append(
      element('a', text.open, { href: '/dashboard' }), ' · ',
      element('a', text.heat, { href: '/dashboard/activities' }), ' · ',
      element('a', text.finished, { href: '/dashboard/finished' }),
    );
    const at = new Date(view.countedAt).toLocaleTimeString(navigator.language, { hour: '2-digit', minute: '2-digit' });
    const section = element('section', '', { className: 'closedloop-dashboard' });
    section.append(element('h3', text.title, { className: 'section-title' }), element('p', `${text.at} ${at}`), figures, links);
    container.append(section);
  },
};
