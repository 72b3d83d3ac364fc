import { ended } from './session.js';
import { XSRF_HEADER, xsrfToken } from './xsrf.js';

const UPLOADS = '/api/attachments';

/** Files are stored at once; the form keeps their ids. */
export function attachments(element) {
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
        if (file.href) {
          link(item.querySelector('[data-name]'), file);
        }
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

/** Files that are there to be read, not to be chosen. */
export function linked(element, files) {
  element.hidden = files.length === 0;
  element.querySelector('ul').replaceChildren(...files.map(file => {
    const item = document.createElement('li');
    const size = document.createElement('small');
    size.className = 'text-muted';
    size.textContent = ` ${readableSize(file.size)}`;
    link(item, file);
    item.append(size);
    return item;
  }));
}

function link(place, file) {
  const anchor = document.createElement('a');
  anchor.href = file.href;
  anchor.textContent = file.name;
  anchor.target = '_blank';
  place.replaceChildren(anchor);
}

/** Stores a file; refused, it fails with the problem in the server's words. */
export function upload(file, progressed = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append('file', file);
    request.upload.onprogress = ({ loaded, total }) => progressed(loaded / total);
    request.onload = () => {
      if (request.status === 401) {
        ended();
      }
      (request.status === 201 ? resolve : reject)(parsed(request));
    };
    request.onerror = request.onabort = () => reject({});
    request.open('POST', UPLOADS);
    request.setRequestHeader(XSRF_HEADER, xsrfToken());
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

function readableSize(bytes) {
  const [unit, divisor] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(Math.max(bytes / divisor, 0.1));
}
