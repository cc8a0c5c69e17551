// The preview's client: loads the page again when it changes.
const script = document.currentScript;
const query = new URLSearchParams({ page: script.dataset.page, hash: script.dataset.hash, style: script.dataset.style });
const events = new EventSource(`/_chancery/events?${query}`);
for (const event of ["page", "gone", "style"]) events.addEventListener(event, () => location.reload());
