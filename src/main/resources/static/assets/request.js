// Makes the online form comfortable: files one by one, progress, errors at their fields. Without it the form works too.
const form = document.getElementById('request');
const submit = form.querySelector('button[type=submit]');
const problems = document.getElementById('problems');
const input = document.getElementById('files');
const chosen = document.getElementById('chosen');
const files = [];
const DRAFT = 'closedloop-request';
let sending = false;

const words = (pattern, ...values) => pattern.replace(/\{(\d)}/g, (whole, index) => values[index] ?? whole);

function fault(field, sentence) {
  const place = document.getElementById(field + '-fault');
  const control = field === 'attachments' ? input : form.elements[field];
  if (place) {
    place.textContent = sentence ?? '';
    place.hidden = !sentence;
  }
  if (control instanceof Element) {
    sentence ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid');
  }
}

/** Shows everything that is wrong, at its field and in a list that gets the focus. */
function show(faults, general) {
  form.querySelectorAll('.fault').forEach(place => fault(place.id.replace(/-fault$/, '')));
  const list = problems.querySelector('ul');
  list.replaceChildren();
  problems.querySelectorAll('p').forEach(paragraph => paragraph.remove());
  if (general) {
    const paragraph = document.createElement('p');
    paragraph.textContent = general;
    list.before(paragraph);
  }
  for (const { field, sentence } of faults) {
    const link = document.createElement('a');
    link.href = '#' + (field === 'attachments' ? 'files' : field);
    link.textContent = sentence;
    link.addEventListener('click', event => {
      event.preventDefault();
      const target = document.getElementById(link.hash.slice(1));
      (target?.matches('fieldset') ? target.querySelector('input') : target)?.focus();
    });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
    fault(field, sentence);
  }
  problems.hidden = faults.length === 0 && !general;
  if (!problems.hidden) {
    problems.focus();
  }
}

/** What can be seen before anything is sent; the server looks again. */
function missing() {
  const faults = [];
  const seen = new Set();
  for (const control of form.elements) {
    if (!control.name || control.type === 'file' || seen.has(control.name) || control.validity.valid) {
      continue;
    }
    seen.add(control.name);
    const holder = control.type === 'radio' ? control.closest('fieldset').querySelector('legend') : control.labels[0];
    const text = control.validity.valueMissing || control.validity.badInput ? form.dataset.missing
      : control.type === 'date' ? form.dataset.past : form.dataset.address;
    faults.push({ field: control.name, sentence: words(form.dataset.sentence, holder.querySelector('span').textContent, text) });
  }
  return faults;
}

// the browser's own button would say that nothing is chosen, while our list says what is
input.classList.add('visually-hidden');
document.getElementById('choose').hidden = false;

function listFiles() {
  chosen.replaceChildren(...files.map((file, index) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.name + ' (' + Math.max(1, Math.round(file.size / 1024)) + ' KB)';
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'secondary';
    remove.textContent = words(input.dataset.remove, '').trim();
    remove.setAttribute('aria-label', words(input.dataset.remove, file.name));
    remove.addEventListener('click', () => {
      files.splice(index, 1);
      listFiles();
      fault('attachments');
      (chosen.querySelector('button') ?? input).focus();
    });
    item.append(name, remove);
    return item;
  }));
  document.getElementById('files-status').textContent = words(input.dataset.chosen, String(files.length));
}

input.addEventListener('change', () => {
  let sentence;
  for (const file of input.files) {
    if (files.length >= Number(input.dataset.maxFiles)) {
      sentence = input.dataset.tooMany;
    } else if (file.size > Number(input.dataset.maxMegabytes) * 1024 * 1024) {
      sentence = words(input.dataset.tooLarge, file.name);
    } else {
      files.push(file);
    }
  }
  // what was chosen is in our list; the input is ready for more
  input.value = '';
  listFiles();
  fault('attachments', sentence);
});

form.addEventListener('submit', event => {
  event.preventDefault();
  if (sending) {
    return;
  }
  const faults = missing();
  show(faults);
  if (faults.length === 0) {
    send();
  }
});

function send() {
  const body = new FormData(form);
  body.delete('files');
  files.forEach(file => body.append('files', file, file.name));
  const progress = document.getElementById('progress');
  const bar = document.getElementById('bar');
  const status = document.getElementById('progress-status');
  const label = submit.textContent;
  const busy = on => {
    sending = on;
    on ? submit.setAttribute('aria-disabled', 'true') : submit.removeAttribute('aria-disabled');
    submit.textContent = on ? submit.dataset.sending : label;
    progress.hidden = !on;
  };
  let told = -1;
  const tell = percent => {
    bar.value = percent;
    // every quarter is enough for who listens
    if (Math.floor(percent / 25) > told) {
      told = Math.floor(percent / 25);
      status.textContent = words(status.dataset.text, String(Math.round(percent)));
    }
  };
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.upload.addEventListener('progress', sent => sent.lengthComputable && tell(100 * sent.loaded / sent.total));
  request.addEventListener('load', () => {
    busy(false);
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // no answer of ours, as from a proxy on the way
    }
    if (request.status === 201 && answer.reference) {
      received(answer.reference);
    } else {
      form.elements.website.value = '';
      show(answer.errors ?? [], answer.errors ? undefined : answer.detail ?? status.dataset.lost);
    }
  });
  request.addEventListener('error', () => {
    busy(false);
    show([], status.dataset.lost);
  });
  busy(true);
  progress.scrollIntoView({ block: 'nearest' });
  tell(0);
  request.send(body);
}

function received(reference) {
  document.getElementById('sending').hidden = true;
  const section = document.getElementById('received');
  document.getElementById('reference').textContent = reference;
  section.hidden = false;
  document.title = section.querySelector('h1').textContent + ' – Closedloop';
  section.focus();
  window.scrollTo(0, 0);
}

// another language is another page: take along what was typed
document.querySelectorAll('.languages a').forEach(link => link.addEventListener('click', () => {
  const typed = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'website');
  sessionStorage.setItem(DRAFT, JSON.stringify(typed));
}));
for (const [name, value] of JSON.parse(sessionStorage.getItem(DRAFT) ?? '[]')) {
  if (form.elements[name]) {
    form.elements[name].value = value;
  }
}
sessionStorage.removeItem(DRAFT);
