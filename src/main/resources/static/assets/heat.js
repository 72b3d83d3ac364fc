// Paints the figures of the table on the diagram of the process. Without it, the table tells the same.
import { paint } from './heat-map.js';

const place = document.getElementById('heat');
const measure = document.getElementById('measure');
const { process, month } = place.dataset;

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer;
}

try {
  const [model, heat] = await Promise.all([
    get(`/api/dashboard/model?${new URLSearchParams({ process })}`).then(answer => answer.text()),
    get(`/api/dashboard/heat?${new URLSearchParams({ process, month: month ?? '' })}`).then(answer => answer.json()),
  ]);
  const viewer = new window.BpmnJS({ container: place });
  await viewer.importXML(model);
  viewer.get('canvas').zoom('fit-viewport');
  let off = () => {};
  const draw = () => {
    off();
    off = paint(viewer, heat, measure.value, document.getElementById('heat-legend'));
  };
  measure.addEventListener('change', draw);
  draw();
} catch {
  place.hidden = true;
}
