/** A heat map on the diagram of a process: how often, how long, how late; running or ended in a month. */

import { paint } from '/assets/heat-map.js';

const TEXTS = {
  en: {
    heat: 'Heat map', running: 'open now', period: 'Period', measure: 'Colour by', median: 'median working time',
    percentile90: '90th percentile', times: 'times', late: 'deadlines missed', table: 'As a table',
  },
  zh: {
    heat: '热力图', running: '当前在办', period: '时间段', measure: '着色依据', median: '工作时间中位数',
    percentile90: '第 90 百分位', times: '次数', late: '超期次数', table: '以表格显示',
  },
};
const text = TEXTS[navigator.language.startsWith('zh') ? 'zh' : 'en'];
const MEASURES = ['median', 'percentile90', 'times', 'late'];
const OFF = 'closedloop-heat-off';

function months() {
  const now = new Date();
  return Array.from({ length: 12 }, (_, back) => {
    const month = new Date(now.getFullYear(), now.getMonth() - back, 1);
    return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
  });
}

function choice(label, options) {
  const select = document.createElement('select');
  select.append(...options.map(([value, name]) => new Option(name, value)));
  const field = document.createElement('label');
  field.append(`${label} `, select);
  return { field, select };
}

export default {
  id: 'closedloop-heat',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 1,
  render(viewer) {
    const panel = Object.assign(document.createElement('div'), { className: 'closedloop-heat-panel' });
    const on = Object.assign(document.createElement('input'), { type: 'checkbox', checked: !localStorage.getItem(OFF) });
    const switched = document.createElement('label');
    switched.append(on, ` ${text.heat}`);
    const period = choice(text.period, [['', text.running], ...months().map(month => [month, month])]);
    const measure = choice(text.measure, MEASURES.map(each => [each, text[each]]));
    const table = Object.assign(document.createElement('a'), { textContent: text.table });
    const legend = document.createElement('ul');
    const options = document.createElement('span');
    options.append(period.field, measure.field, table);
    panel.append(switched, options, legend);
    // what is chosen here is not meant for the diagram
    ['mousedown', 'wheel', 'dblclick'].forEach(event => panel.addEventListener(event, each => each.stopPropagation()));
    viewer.get('canvas').getContainer().append(panel);

    let off = () => {};
    let asked = 0;
    async function draw() {
      const mine = ++asked;
      const process = viewer.get('canvas').getRootElement().id;
      localStorage[on.checked ? 'removeItem' : 'setItem'](OFF, 'true');
      options.hidden = !on.checked;
      const query = new URLSearchParams({ process, month: period.select.value });
      table.href = `/dashboard/activities?${query}`;
      const answer = on.checked ? await fetch(`/api/dashboard/heat?${query}`, { headers: { Accept: 'application/json' } }) : null;
      const heat = answer?.ok ? await answer.json() : null;
      if (mine !== asked) {
        return; // chosen anew meanwhile
      }
      off();
      legend.replaceChildren();
      off = heat ? paint(viewer, heat, measure.select.value, legend) : () => {};
    }
    [on, period.select, measure.select].forEach(each => each.addEventListener('change', draw));
    // where the diagram is not there yet, there is nothing to paint on
    viewer.get('eventBus').on('import.done', draw);
    draw();
  },
};
