/** The page for when there is no network comes to the device after all else. Where that may not be kept, all works as before. */
addEventListener('load', () => {
  navigator.serviceWorker?.register('/service-worker.js').catch(() => {});
});
