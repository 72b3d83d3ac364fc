// Draws a signature and keeps a second click from sending twice. Without it the page works, the typed name is the signature.
document.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => {
  if (form.dataset.busy) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = 'true';
  const button = event.submitter;
  if (button) {
    button.setAttribute('aria-disabled', 'true');
    button.textContent = form.dataset.sending;
  }
}));
// whoever comes back by the browser's history may send again
window.addEventListener('pageshow', event => event.persisted && location.reload());

const answer = document.getElementById('answer');
if (answer) {
  prepare(answer);
}

function prepare(form) {
  const code = document.getElementById('code-field');
  const refused = () => form.querySelectorAll('.choice').forEach(choice => {
    const reason = choice.querySelector('.reason');
    if (reason) {
      reason.hidden = !choice.querySelector('input[value=refused]').checked;
    }
  });
  form.addEventListener('change', () => {
    refused();
    if (code) {
      code.hidden = form.querySelector('[name=decision]:checked')?.dataset.yes === 'false';
    }
  });
  refused();
  drawing(form);
}

function drawing(form) {
  const pad = document.getElementById('pad');
  const drawn = document.getElementById('drawn');
  const pen = pad.getContext('2d');
  let empty = true;
  document.getElementById('drawing').hidden = false;
  pen.lineWidth = 5;
  pen.lineCap = pen.lineJoin = 'round';
  pen.strokeStyle = '#10243e';
  if (drawn.value) {
    const before = new Image();
    before.onload = () => pen.drawImage(before, 0, 0);
    before.src = drawn.value;
    empty = false;
  }
  const at = event => {
    const box = pad.getBoundingClientRect();
    return [(event.clientX - box.left) * pad.width / box.width, (event.clientY - box.top) * pad.height / box.height];
  };
  pad.addEventListener('pointerdown', event => {
    pad.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
    pen.lineTo(...at(event));
    pen.stroke();
    empty = false;
  });
  pad.addEventListener('pointermove', event => {
    if (pad.hasPointerCapture(event.pointerId)) {
      pen.lineTo(...at(event));
      pen.stroke();
    }
  });
  document.getElementById('clear').addEventListener('click', () => {
    pen.clearRect(0, 0, pad.width, pad.height);
    drawn.value = '';
    empty = true;
  });
  form.addEventListener('submit', () => {
    drawn.value = empty ? '' : pad.toDataURL('image/png');
  });
}
