/**
 * What the embedded HTML forms share: the briefing, choices, lists and uploads.
 * A form says what it has in data attributes and calls closedloop.form(camForm). Every text is in the form or comes from the server.
 */

import { attachments, linked } from './attachments.js';
import { agenda, section } from './briefing.js';
import { list } from './list.js';

window.closedloop = { form };

function form(camForm) {
  const root = camForm.formElement[0];
  const all = selector => [...root.querySelectorAll(selector)];
  const choices = {};
  const inputs = [
    ...all('[data-choice]').map(element => choice(element)),
    ...all('table[data-list]').map(element => list(element, choices)),
    ...all('[data-attachments]').map(element => attachments(element)),
  ];
  const shown = [
    ...all('[data-briefing]').map(() => 'briefing'),
    ...all('[data-people]').map(() => 'people'),
    ...all('[data-agenda]').map(() => 'agenda'),
    ...all('[data-shown]').map(element => element.dataset.shown),
    ...all('[data-files]').map(element => element.dataset.files),
  ];
  const variables = () => camForm.variableManager;

  camForm.on('form-loaded', () => {
    shown.forEach(name => variables().fetchVariable(name));
    inputs.forEach(({ name, type }) => variables().createVariable({ name, type, value: null }));
  });

  // What is only shown is neither saved as a draft nor sent back.
  camForm.on('variables-fetched', () => {
    const fetched = Object.fromEntries(shown.map(name => [name, variables().variableValue(name)]));
    shown.forEach(name => variables().destroyVariable(name));
    choices.people = fetched.people ?? [];
    choices.agenda = fetched.agenda ?? [];
    all('[data-briefing]').forEach(element => element.replaceChildren(...(fetched.briefing ?? []).map(section)));
    all('[data-agenda]').forEach(element => element.replaceChildren(...choices.agenda.map(agenda)));
    all('[data-shown]').forEach(element => show(element, fetched[element.dataset.shown]));
    all('[data-files]').forEach(element => linked(element, fetched[element.dataset.files] ?? []));
    all('[data-default]').forEach(applyDefault);
  });

  camForm.on('variables-applied', () => {
    inputs.forEach(({ name, write }) => write(variables().variableValue(name)));
    refresh(camForm, root);
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
      refresh(camForm, root);
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

/** Several radio buttons, one value. */
function choice(element) {
  const radios = [...element.querySelectorAll('input[type=radio]')];
  return {
    name: element.dataset.choice,
    type: 'String',
    write: value => radios.forEach(radio => (radio.checked = radio.value === value)),
    value: () => radios.find(radio => radio.checked)?.value ?? null,
  };
}
