/** The requirements that ended, beside those that run: Cockpit itself shows no history. */

const TEXTS = {
  en: {
    label: 'Finished', number: 'Number', outcome: 'Outcome', ended: 'Ended', path: 'Path', all: 'All finished requirements',
    none: 'No requirement is finished yet.', CLOSED: 'Closed', DECLINED: 'Declined', WITHDRAWN: 'Withdrawn', REJECTED: 'Rejected',
  },
  zh: {
    label: '已结束', number: '编号', outcome: '结果', ended: '结束时间', path: '路径', all: '全部已结束的需求',
    none: '尚无已结束的需求。', CLOSED: '已闭环', DECLINED: '不可行', WITHDRAWN: '已撤回', REJECTED: '已拒绝',
  },
};
const text = TEXTS[navigator.language.startsWith('zh') ? 'zh' : 'en'];
const element = (tag, content, more) => Object.assign(document.createElement(tag), { textContent: content, ...more });

function row(...cells) {
  const line = document.createElement('tr');
  line.append(...cells.map(content => {
    const cell = document.createElement('td');
    cell.append(content);
    return cell;
  }));
  return line;
}

export default {
  id: 'closedloop-finished',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 2,
  properties: { label: text.label },
  async render(container, { processDefinitionId }) {
    if (!(processDefinitionId ?? location.hash).includes('customer-requirement')) {
      return;
    }
    const answer = await fetch('/api/dashboard/finished', { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      return;
    }
    const { requirements } = await answer.json();
    if (requirements.length === 0) {
      container.append(element('p', text.none));
      return;
    }
    const head = document.createElement('tr');
    head.append(...[text.number, text.outcome, text.ended, text.path].map(each => element('th', each)));
    const table = element('table', '', { className: 'cam-table' });
    table.createTHead().append(head);
    table.createTBody().append(...requirements.map(each => row(
      element('a', each.number, { href: `/requirements/${encodeURIComponent(each.number)}` }),
      text[each.outcome] ?? each.outcome,
      new Date(each.endedAt).toLocaleString(navigator.language),
      element('a', text.path, { href: `/requirements/${encodeURIComponent(each.number)}/path` }),
    )));
    container.append(table, element('a', text.all, { href: '/dashboard/finished' }));
  },
};
