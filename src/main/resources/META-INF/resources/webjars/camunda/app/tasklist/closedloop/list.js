/** A table whose rows are the objects of a list; its selects offer what choices holds under their data-options. */
export function list(table, choices) {
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
      const offered = choices[field.dataset.options];
      const known = !chosen || offered.some(({ id }) => id === chosen);
      const options = known ? offered : [...offered, { id: chosen, name: chosen }];
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
