/** Paints figures of activities on a diagram: on our own page, and in Cockpit. */

const LEVELS = 4;

const TEXTS = {
  en: {
    times: n => `${n} ${n === 1 ? 'time' : 'times'}`, median: 'median', percentile90: '90th percentile', late: n => `${n} missed`,
    min: 'min', h: 'h', d: 'working days', from: 'up to', none: 'none',
  },
  zh: {
    times: n => `${n} 次`, median: '中位数', percentile90: '第 90 百分位', late: n => `超期 ${n} 次`,
    min: '分钟', h: '小时', d: '个工作日', from: '至多', none: '无',
  },
};
const text = TEXTS[navigator.language.startsWith('zh') ? 'zh' : 'en'];

function span(minutes, ofDay) {
  const rounded = amount => Math.round(amount * 10) / 10;
  if (minutes < 60) {
    return `${minutes} ${text.min}`;
  }
  return minutes < ofDay ? `${rounded(minutes / 60)} ${text.h}` : `${rounded(minutes / ofDay)} ${text.d}`;
}

function figure(measure, amount, ofDay) {
  return measure === 'times' || measure === 'late' ? text[measure](amount) : span(amount, ofDay);
}

function link(href, content, label) {
  return Object.assign(document.createElement('a'), { href, textContent: content, title: label, target: '_top' });
}

function box(className, ...content) {
  const around = Object.assign(document.createElement('div'), { className });
  around.append(...content);
  return around;
}

/** Everything painted is taken off again by what this returns. */
export function paint(viewer, heat, measure, legend) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const known = heat.activities.filter(each => viewer.get('elementRegistry').get(each.heat.activity));
  // the colours of roles would be taken for heat
  canvas.getContainer().classList.add('closedloop-heat-on');
  const most = Math.max(0, ...known.map(each => each.heat[measure]));
  const painted = known.map(({ name, heat: figures, link: all, lateLink }) => {
    const level = figures[measure] > 0 ? Math.max(1, Math.ceil(LEVELS * figures[measure] / most)) : 0;
    const marker = `closedloop-heat-${level}`;
    canvas.addMarker(figures.activity, marker);
    const median = span(figures.median, heat.minutesOfDay);
    const high = span(figures.percentile90, heat.minutesOfDay);
    const all4 = `${name}: ${text.times(figures.times)}, ${text.median} ${median}, ${text.percentile90} ${high}, ${text.late(figures.late)}`;
    const chosen = box('closedloop-heat', link(
      measure === 'late' ? lateLink : all, figure(measure, figures[measure], heat.minutesOfDay), all4));
    const rest = box('closedloop-heat closedloop-heat-rest',
      link(all, `${figures.times}× · ${median} / ${high}`, all4),
      ...(figures.late > 0 ? [link(lateLink, text.late(figures.late), all4)] : []));
    const added = [
      // from afar there is room for one figure, which is then larger than what it stands on
      overlays.add(figures.activity, 'closedloop-heat', {
        position: { top: -14, left: -6 }, show: { minZoom: 0 }, scale: { min: 0.8 }, html: chosen }),
      overlays.add(figures.activity, 'closedloop-heat', {
        position: { bottom: 6, left: -6 }, show: { minZoom: 0.6 }, html: rest }),
    ];
    return () => {
      canvas.removeMarker(figures.activity, marker);
      added.forEach(each => overlays.remove(each));
    };
  });
  legend?.replaceChildren(...keys(measure, most, heat.minutesOfDay));
  return () => {
    canvas.getContainer().classList.remove('closedloop-heat-on');
    painted.forEach(off => off());
  };
}

function keys(measure, most, ofDay) {
  if (most === 0) {
    return [];
  }
  return Array.from({ length: LEVELS }, (_, index) => {
    const key = Object.assign(document.createElement('span'), { className: `key closedloop-heat-${index + 1}` });
    const item = document.createElement('li');
    item.append(key, ` ${text.from} ${figure(measure, Math.ceil(most * (index + 1) / LEVELS), ofDay)}`);
    return item;
  });
}
