const DATE = /^\d{4}-\d\d-\d\d/;

/** One section per document that earlier steps wrote, built from text nodes only. */
export function section({ title, rows, table }) {
  return node('section', {}, [
    node('h4', {}, [title]),
    ...(rows?.length ? [node('table', { className: 'table table-condensed' }, [node('tbody', {}, rows.map(briefingRow))])] : []),
    ...(table?.rows?.length ? [briefingTable(table)] : []),
  ]);
}

/** What a meeting talks about of one requirement: its sections under its name. */
export function agenda({ name, sections }) {
  return node('section', { className: 'agenda' }, [node('h3', {}, [name]), ...sections.map(section)]);
}

function briefingRow({ label, value, links }) {
  const anchors = (links ?? []).flatMap(({ name, href }) => [node('br'), node('a', { href, target: '_blank', rel: 'noopener' }, [name])]);
  const content = anchors.length ? anchors.slice(1) : [String(value ?? '')];
  return node('tr', {}, [node('th', { scope: 'row' }, [label]), node('td', {}, content)]);
}

function briefingTable({ columns, rows }) {
  return node('table', { className: 'table table-condensed' }, [
    node('thead', {}, [node('tr', {}, columns.map(column => node('th', { scope: 'col' }, [column])))]),
    node('tbody', {}, rows.map(cells => node('tr', {}, cells.map(cell => node('td', { className: DATE.test(cell) ? 'date' : '' }, [String(cell ?? '')]))))),
  ]);
}

function node(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
