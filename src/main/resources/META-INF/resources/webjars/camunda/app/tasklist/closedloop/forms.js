/**
 * What the embedded HTML forms share: the briefing, choices, lists and uploads.
 * A form says what it has in data attributes and calls closedloop.form(camForm). Every text is in the form or comes from the server.
 */

const UPLOADS = '/api/attachments';

window.closedloop = { form };

function form(camForm) {
  const root = camForm.formElement[0];
  const all = selector => [...root.querySelectorAll(selector)];
  const changed = () => refresh(camForm, root);
  const context = { camForm, changed, people: [] };
  const inputs = [
    ...all('[data-choice]').map(element => choice(element)),
    ...all('table[data-list]').map(element => list(element, context)),
    ...all('[data-attachments]').map(element => attachments(element, context)),
  ];
  const shown = ['briefing', 'people', 'corrections'].filter(name => root.querySelector(readers[name]));
  const variables = () => camForm.variableManager;

  camForm.on('form-loaded', () => {
    shown.forEach(name => variables().fetchVariable(name));
    inputs.forEach(({ name, type }) => variables().createVariable({ name, type, value: null }));
  });

  // What is only shown is neither saved as a draft nor sent back.
  camForm.on('variables-fetched', () => {
    const fetched = Object.fromEntries(shown.map(name => [name, variables().variableValue(name)]));
    shown.forEach(name => variables().destroyVariable(name));
    context.people = fetched.people ?? [];
    all('[data-briefing]').forEach(element => element.replaceChildren(...(fetched.briefing ?? []).map(section)));
    all('[data-shown]').forEach(element => show(element, fetched[element.dataset.shown]));
    all('[data-default]').forEach(applyDefault);
  });

  camForm.on('variables-applied', () => {
    inputs.forEach(({ name, write }) => write(variables().variableValue(name)));
    changed();
  });

  camForm.on('store', () => read());
  camForm.on('submit', () => {
    all('[data-when][hidden] textarea').forEach(element => (element.value = ''));
    read();
    // Tasklist sends only what differs from the original: here everything is sent.
    Object.values(variables().variables).forEach(variable => (variable.originalValue = undefined));
  });

  for (const event of ['input', 'change']) {
    root.addEventListener(event, () => {
      camForm.formElement.controller('form').$setDirty();
      changed();
    });
  }

  function read() {
    inputs.forEach(({ name, value }) => variables().variableValue(name, value()));
  }

  function applyDefault(element) {
    const name = element.dataset.choice ?? element.getAttribute('cam-variable-name');
    if (!variables().variableValue(name)) {
      variables().variableValue(name, element.dataset.default);
    }
  }
}

const readers = { briefing: '[data-briefing]', people: '[data-list]', corrections: '[data-shown=corrections]' };

/** Shows what depends on a decision, required then, and tells Tasklist whether the form may be completed. */
function refresh(camForm, root) {
  for (const element of root.querySelectorAll('[data-when]')) {
    const [name, expected] = element.dataset.when.split(':');
    element.hidden = root.querySelector(`[name="${name}"]:checked`)?.value !== expected;
    element.querySelectorAll('textarea').forEach(input => (input.required = !element.hidden));
  }
  const own = [...root.elements].filter(element => !element.hasAttribute('ng-model') || element.closest('[data-when]'));
  const valid = own.every(element => element.validity?.valid ?? true) && !root.querySelector('[data-pending]');
  const controller = camForm.formElement.controller('form');
  camForm.formElement.scope().$applyAsync(() => controller.$setValidity('closedloop', valid, controller));
}

function show(element, text) {
  element.hidden = !text;
  element.querySelector('[data-text]').textContent = text ?? '';
}

// --- briefing -------------------------------------------------------------------------------------------------------

function section({ title, rows, table }) {
  return node('section', {}, [
    node('h4', {}, [title]),
    ...(rows?.length ? [node('table', { className: 'table table-condensed' }, [node('tbody', {}, rows.map(briefingRow))])] : []),
    ...(table?.rows?.length ? [briefingTable(table)] : []),
  ]);
}

function briefingRow({ label, value, links }) {
  const anchors = (links ?? []).flatMap(({ name, href }) => [node('br'), node('a', { href, target: '_blank', rel: 'noopener' }, [name])]);
  const content = value ? [String(value), ...anchors] : anchors.slice(1);
  return node('tr', {}, [node('th', { scope: 'row' }, [label]), node('td', {}, content)]);
}

function briefingTable({ columns, rows }) {
  return node('table', { className: 'table table-condensed' }, [
    node('thead', {}, [node('tr', {}, columns.map(column => node('th', { scope: 'col' }, [column])))]),
    node('tbody', {}, rows.map(cells => node('tr', {}, cells.map(cell => node('td', {}, [String(cell ?? '')]))))),
  ]);
}

function node(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// --- choice: one of several radio buttons ---------------------------------------------------------------------------

function choice(element) {
  const radios = [...element.querySelectorAll('input[type=radio]')];
  return {
    name: element.dataset.choice,
    type: 'String',
    write: value => radios.forEach(radio => (radio.checked = radio.value === value)),
    value: () => radios.find(radio => radio.checked)?.value ?? null,
  };
}

// --- list: a table whose rows are objects ---------------------------------------------------------------------------

function list(table, context) {
  const name = table.dataset.list;
  const body = table.tBodies[0];
  const template = table.querySelector('template');
  const add = table.parentElement.querySelector(`[data-add="${name}"]`);
  const least = Number(table.dataset.minRows ?? 0);
  const originals = new WeakMap();

  add.addEventListener('click', () => {
    const row = append({});
    edited();
    row.querySelector('[data-field]').focus();
  });
  body.addEventListener('click', event => {
    const remove = event.target.closest('[data-remove]');
    if (remove) {
      remove.closest('tr').remove();
      fill();
      edited();
      add.focus();
    }
  });
  return { name, type: 'Json', write, value: () => [...body.rows].map(read) };

  function write(items) {
    body.replaceChildren();
    (items ?? []).forEach(append);
    fill();
  }

  function fill() {
    while (body.rows.length < least) {
      append({});
    }
  }

  function append(item) {
    const row = template.content.firstElementChild.cloneNode(true);
    originals.set(row, item);
    fields(row).forEach(field => {
      offer(field, item[field.dataset.field]);
      field.value = item[field.dataset.field] ?? '';
    });
    if (locked(item)) {
      row.querySelectorAll('input, select, [data-remove]').forEach(control => (control.disabled = true));
    }
    body.append(row);
    return row;
  }

  /** What the form does not show, such as an id, stays in the row. */
  function read(row) {
    const typed = fields(row).filter(field => !field.disabled).map(field => [field.dataset.field, field.value || null]);
    return { ...originals.get(row), ...Object.fromEntries(typed) };
  }

  function offer(field, chosen) {
    if (field.dataset.options) {
      const people = context.people;
      const known = !chosen || people.some(({ id }) => id === chosen);
      const options = known ? people : [...people, { id: chosen, name: chosen }];
      field.append(...options.map(({ id, name }) => new Option(name, id)));
    }
  }

  function locked(item) {
    const [field, value] = table.dataset.locked?.split(':') ?? [];
    return field !== undefined && item[field] === value;
  }

  function edited() {
    body.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

const fields = row => [...row.querySelectorAll('[data-field]')];

// --- attachments: files are stored at once, the form keeps their ids ------------------------------------------------

function attachments(element, context) {
  const multiple = 'multiple' in element.dataset;
  const items = element.querySelector('ul');
  const template = element.querySelector('template');
  const failed = element.querySelector('[data-failed]').textContent;
  const picker = element.querySelector('input[type=file]');
  const stored = new WeakMap();
  let queue = Promise.resolve();

  picker.addEventListener('change', () => {
    const files = [...picker.files];
    picker.value = '';
    if (!multiple) {
      items.replaceChildren();
    }
    files.forEach(file => {
      const item = append(file);
      item.dataset.pending = '';
      queue = queue.then(() => send(file, item));
    });
  });
  items.addEventListener('click', event => {
    const item = event.target.closest('[data-remove]')?.closest('li');
    if (item) {
      item.remove();
      edited();
      picker.focus();
    }
  });
  return {
    name: element.dataset.attachments,
    type: 'Json',
    write(value) {
      items.replaceChildren();
      [value ?? []].flat().forEach(file => {
        const item = append(file);
        stored.set(item, file);
        item.querySelector('progress').remove();
      });
    },
    value() {
      const files = [...items.children].map(item => stored.get(item)).filter(Boolean);
      return multiple ? files : (files[0] ?? null);
    },
  };

  function append(file) {
    const item = template.content.firstElementChild.cloneNode(true);
    item.querySelector('[data-name]').textContent = file.name;
    item.querySelector('[data-size]').textContent = readableSize(file.size);
    items.append(item);
    return item;
  }

  /** An item stays pending until its file is stored; one that fails blocks the form until it is removed. */
  async function send(file, item) {
    if (!item.isConnected) {
      return;
    }
    const progress = item.querySelector('progress');
    try {
      const { id, name, size } = await upload(file, share => (progress.value = share));
      stored.set(item, { id, name, size });
      delete item.dataset.pending;
    } catch (problem) {
      item.querySelector('[data-problem]').textContent = problem.detail ?? failed;
    }
    progress.remove();
    edited();
  }

  function edited() {
    items.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function upload(file, progressed) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append('file', file);
    request.upload.onprogress = ({ loaded, total }) => progressed(loaded / total);
    request.onload = () => (request.status === 201 ? resolve(parsed(request)) : reject(parsed(request)));
    request.onerror = request.onabort = () => reject({});
    request.open('POST', UPLOADS);
    request.setRequestHeader('X-CLOSEDLOOP-XSRF', cookie('CLOSEDLOOP-XSRF'));
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.send(data);
  });
}

function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function cookie(name) {
  const entry = document.cookie.split('; ').find(each => each.startsWith(`${name}=`));
  return decodeURIComponent(entry?.slice(name.length + 1) ?? '');
}

function readableSize(bytes) {
  const [unit, divisor] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(Math.max(bytes / divisor, 0.1));
}
