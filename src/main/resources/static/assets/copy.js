// Lets the address of a new link be copied; without this, it can be marked and copied by hand.
const field = document.getElementById('address');
const button = document.getElementById('copy');

field.addEventListener('focus', () => field.select());
button.hidden = !navigator.clipboard;
button.addEventListener('click', async () => {
  field.select();
  await navigator.clipboard.writeText(field.value);
  document.getElementById('copied').textContent = button.dataset.done;
});
