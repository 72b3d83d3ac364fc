// Draws the way of a requirement on its model. Without it, the table below tells the same.
const place = document.getElementById('path');
const number = encodeURIComponent(place.dataset.number);

async function get(path, accept) {
  const answer = await fetch(path, { headers: { Accept: accept } });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer;
}

try {
  const [model, path] = await Promise.all([
    get(`/api/requirements/${number}/path/model`, 'application/xml').then(answer => answer.text()),
    get(`/api/requirements/${number}/path`, 'application/json').then(answer => answer.json()),
  ]);
  const viewer = new window.BpmnJS({ container: place });
  await viewer.importXML(model);
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  // what holds other elements keeps its colour, so that those inside can be told apart
  const isScope = id => elements.get(id).businessObject.$type === 'bpmn:SubProcess';
  const mark = (id, marker) => elements.get(id) && canvas.addMarker(id, isScope(id) ? `${marker}-scope` : marker);
  path.flows.forEach(flow => mark(flow, 'taken'));
  for (const [id, times] of Object.entries(path.visits)) {
    mark(id, 'taken');
    if (elements.get(id) && times > 1 && !isScope(id)) {
      const badge = Object.assign(document.createElement('span'), { className: 'times', textContent: `${times}×` });
      overlays.add(id, { position: { top: -12, right: 14 }, show: { minZoom: 0 }, scale: { min: 0.7 }, html: badge });
    }
  }
  path.open.forEach(id => mark(id, 'open'));
  canvas.zoom('fit-viewport');
  document.querySelector('.trail').addEventListener('mouseover', event => show(event.target.closest('tr')));

  function show(row) {
    for (const element of elements.filter(each => canvas.hasMarker(each, 'shown'))) {
      canvas.removeMarker(element, 'shown');
    }
    mark(row?.dataset.element, 'shown');
  }
} catch {
  place.hidden = true;
  document.getElementById('path-failed').hidden = false;
}
