import { now } from './clock.js';

const words = {
  id: {
    skip: 'Langsung ke isi', tagline: 'Tenant latihan', tabs: 'Bagian', tabChat: 'Obrolan', dashboard: 'Dasbor', tabFaults: 'Gangguan',
    personas: 'Masuk sebagai', messages: 'Pesan', compose: 'Tulis pesan atau tempel tangkapan layar', send: 'Kirim', attach: 'Lampirkan berkas',
    drop: 'Lepaskan di sini untuk melampirkan', typing: 'SOP 697 sedang mengetik', newest: 'Pesan terbaru', theme: 'Ganti tema terang atau gelap',
    language: 'English', languageShort: 'EN', languageLabel: 'Switch to English', offline: 'Sambungan terputus, mencoba lagi…',
    chatWith: 'Obrolan {name} dengan SOP 697', empty: 'Belum ada pesan. Tempel tangkapan layar pertanyaan atau pengaduan untuk memulai.',
    older: 'Tampilkan pesan sebelumnya', notDelivered: 'Tidak terkirim: aplikasi tidak menjawab.', resend: 'Kirim lagi', edited: 'diperbarui',
    you: 'Anda', unread: '{n} belum dibaca', newMessage: 'Pesan baru untuk {name}: {text}', card: 'kartu', busy: 'Sedang dikirim…',
    failed: 'Tidak berhasil. Periksa apakah aplikasi berjalan, lalu coba lagi.', sent: 'Terkirim.', remove: 'Hapus {name}', sendAs: 'Kirim sebagai',
    asImage: 'Gambar dalam pesan', asFile: 'Berkas terlampir', installed: 'Aplikasi terpasang', notInstalled: 'Belum terpasang', blocked: 'Bot diblokir', unlicensed: 'Tanpa lisensi Teams', noRenderer: 'Perender kartu belum terpasang. Jalankan npm ci di infra/LocalTenant.',
    cardBroken: 'Kartu ini tidak dapat ditampilkan.', openImage: 'Buka gambar {name}', today: 'Hari ini', yesterday: 'Kemarin', choose: 'Ganti orang', close: 'Tutup',
    report: 'Laporkan ke SOP 697', more: 'Pilihan lain untuk pesan ini', opening: 'Membuka…',
    spTitle: 'SharePoint', spLead: 'Arsip seperti yang dilihat kantor: daftar sebagai baris, pustaka sebagai gambar.', spLists: 'Daftar dan pustaka', refresh: 'Muat ulang',
    spEmpty: 'Belum ada isi.', spName: 'Judul', spMissing: 'SharePoint belum dapat dibaca.', rows: 'Baris {from}–{to}', prev: 'Sebelumnya', next: 'Berikutnya', details: 'Rincian',
    tabCases: 'Kasus', casesTitle: 'Kasus yang berjalan', casesLead: 'Siapa yang memegang dan sampai kapan, menurut arsip di SharePoint.',
    casesEmpty: 'Tidak ada kasus yang berjalan.', casesUnread: 'SharePoint belum dapat dibaca.', casesBehind: 'Gangguan SharePoint sedang menyala: daftar ini tertinggal. Yang terbaru ada di Obrolan dan Dasbor.', step: 'Langkah', holder: 'Menunggu', due: 'Batas', urgent: 'Mendesak',
    left: 'sisa {time}', late: 'lewat {time}', clock: 'Waktu latihan', clockLead: 'Hanya bisa maju. Pengingat dan batas waktu mengikutinya.',
    history: 'Riwayat', historyOf: 'Riwayat {number}', answeredCard: 'Lihat kartu yang dijawab', answeredBy: 'Dijawab {name} ({position}), {at}', closedTitle: 'Baru selesai',
    redrawn: 'Kartu ini digambar ulang dari catatan; isinya benar, rupanya mungkin sedikit lain.', historyForbidden: 'Riwayat kasus ini hanya untuk yang menanganinya. Pilih orang lain di Obrolan.', outcome: 'Hasil', finished: 'Selesai',
    clock_m15: '+15 menit', clock_h1: '+1 jam', clock_d1: '+1 hari', clock_morning: 'Besok 07.30',
    fTitle: 'Gangguan', fLead: 'Nyalakan gangguan untuk melihat bagaimana aplikasi bertahan. Pesan dan keputusan tidak boleh hilang atau berganda.',
    fPresets: 'Gangguan siap pakai', fOwn: 'Gangguan sendiri', fChannel: 'Saluran bot', fClear: 'Matikan semua', fAdd: 'Nyalakan', fActive: 'Sedang menyala', fNone: 'Tidak ada gangguan.',
    graph503: 'SharePoint mati', graph503d: 'Graph menjawab 503 untuk semua permintaan.',
    graph429: 'SharePoint membatasi', graph429d: 'Graph menjawab 429 dengan Retry-After 10 detik.',
    graph504: 'Jawaban hilang setelah disimpan', graph504d: 'Graph menyimpan, lalu menjawab 504 (lima kali).',
    connector429: 'Teams membatasi', connector429d: 'Connector menjawab 429 dengan Retry-After 5 detik.',
    slow: 'Semuanya lambat', slowd: 'Graph dan Connector menunggu 3 detik sebelum menjawab.',
    rates: 'Batas kirim per obrolan', ratesd: 'Seperti Teams: 7 per detik, 8 per 2 detik, 60 per 30 detik.',
    phone: 'Ponsel tanpa Action.Execute', phoned: 'Tombol kartu memakai cadangan Action.Submit.',
    reach: 'Siapa yang terjangkau', reachd: 'Kartu yang tidak sampai kepada pemegang jabatan diteruskan kepada atasannya.', fMethod: 'Metode', fPath: 'Pola alamat', fStatus: 'Status', fRetry: 'Retry-After (detik)', fDelay: 'Tunda (ms)', fTimes: 'Berapa kali', fAfter: 'Setelah disimpan', fDrop: 'Putuskan sambungan', on: 'Nyala', off: 'Mati',
  },
  en: {
    skip: 'Skip to content', tagline: 'Practice tenant', tabs: 'Sections', tabChat: 'Chat', dashboard: 'Dashboard', tabFaults: 'Faults',
    personas: 'Signed in as', messages: 'Messages', compose: 'Write a message or paste a screenshot', send: 'Send', attach: 'Attach files',
    drop: 'Drop here to attach', typing: 'SOP 697 is typing', newest: 'Newest messages', theme: 'Switch between light and dark',
    language: 'Indonesia', languageShort: 'ID', languageLabel: 'Ganti ke Bahasa Indonesia', offline: 'Connection lost, trying again…',
    chatWith: 'Chat of {name} with SOP 697', empty: 'No messages yet. Paste a screenshot of a question or complaint to begin.',
    older: 'Show earlier messages', notDelivered: 'Not delivered: the app did not answer.', resend: 'Send again', edited: 'updated',
    you: 'You', unread: '{n} unread', newMessage: 'New message for {name}: {text}', card: 'card', busy: 'Sending…',
    failed: 'That did not work. Check that the app is running, then try again.', sent: 'Sent.', remove: 'Remove {name}', sendAs: 'Send as',
    asImage: 'Picture in the message', asFile: 'Attached file', installed: 'App installed', notInstalled: 'Not installed', blocked: 'Bot is blocked', unlicensed: 'Without a Teams licence', noRenderer: 'The card renderer is not installed. Run npm ci in infra/LocalTenant.',
    cardBroken: 'This card cannot be shown.', openImage: 'Open picture {name}', today: 'Today', yesterday: 'Yesterday', choose: 'Switch person', close: 'Close',
    report: 'Report to SOP 697', more: 'More for this message', opening: 'Opening…',
    spTitle: 'SharePoint', spLead: 'The archive as the office sees it: lists as rows, the library as pictures.', spLists: 'Lists and libraries', refresh: 'Reload',
    spEmpty: 'Nothing here yet.', spName: 'Title', spMissing: 'SharePoint cannot be read yet.', rows: 'Rows {from}–{to}', prev: 'Previous', next: 'Next', details: 'Details',
    tabCases: 'Cases', casesTitle: 'Open cases', casesLead: 'Who holds them and until when, as archived in SharePoint.',
    casesEmpty: 'No open cases.', casesUnread: 'SharePoint cannot be read yet.', casesBehind: 'A SharePoint fault is switched on: this list is behind. The newest is in Chat and Dashboard.', step: 'Step', holder: 'Waiting for', due: 'Due', urgent: 'Urgent',
    left: '{time} left', late: '{time} late', clock: 'Rehearsal time', clockLead: 'It only goes forward. Reminders and time limits follow it.',
    history: 'History', historyOf: 'History of {number}', answeredCard: 'Show the answered card', answeredBy: 'Answered by {name} ({position}), {at}', closedTitle: 'Recently closed',
    redrawn: 'This card was drawn again from the record; what it says is true, its look may have differed.', historyForbidden: 'Only those who handle this case may read its history. Choose another person under Chat.', outcome: 'Outcome', finished: 'Closed',
    clock_m15: '+15 minutes', clock_h1: '+1 hour', clock_d1: '+1 day', clock_morning: 'Tomorrow 07:30',
    fTitle: 'Faults', fLead: 'Switch faults on to see how the app copes. No message and no decision may be lost or doubled.',
    fPresets: 'Ready-made faults', fOwn: 'Your own fault', fChannel: 'Bot channel', fClear: 'Switch all off', fAdd: 'Switch on', fActive: 'Switched on', fNone: 'No faults.',
    graph503: 'SharePoint is down', graph503d: 'Graph answers 503 to every request.',
    graph429: 'SharePoint throttles', graph429d: 'Graph answers 429 with Retry-After of 10 seconds.',
    graph504: 'Answer lost after the commit', graph504d: 'Graph keeps the data, then answers 504 (five times).',
    connector429: 'Teams throttles', connector429d: 'The Connector answers 429 with Retry-After of 5 seconds.',
    slow: 'Everything is slow', slowd: 'Graph and Connector wait 3 seconds before they answer.',
    rates: 'Send limits per chat', ratesd: 'As Teams has them: 7 per second, 8 per 2 seconds, 60 per 30 seconds.',
    phone: 'Phone without Action.Execute', phoned: 'Card buttons use their Action.Submit fallback.',
    reach: 'Who can be reached', reachd: 'A card that does not reach the holder of a position goes on to the one above.', fMethod: 'Method', fPath: 'Address pattern', fStatus: 'Status', fRetry: 'Retry-After (seconds)', fDelay: 'Delay (ms)', fTimes: 'How often', fAfter: 'After the commit', fDrop: 'Drop the connection', on: 'On', off: 'Off',
  },
};

let language = localStorage.getItem('language') === 'en' ? 'en' : 'id';

export const locale = () => (language === 'en' ? 'en-US' : 'id-ID');

export function t(key, values = {}) {
  return (words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Fills every element that names a text, below `root`. */
export function translate(root = document) {
  document.documentElement.lang = language;
  for (const e of root.querySelectorAll('[data-t]')) e.textContent = t(e.dataset.t);
  for (const e of root.querySelectorAll('[data-t-label]')) { e.setAttribute('aria-label', t(e.dataset.tLabel)); if (e.tagName === 'BUTTON') e.title = t(e.dataset.tLabel); }
  for (const e of root.querySelectorAll('[data-t-placeholder]')) e.placeholder = t(e.dataset.tPlaceholder);
}

export function switchLanguage() {
  language = language === 'en' ? 'id' : 'en';
  localStorage.setItem('language', language);
  translate();
  document.dispatchEvent(new Event('languagechanged'));
}

const zone = 'Asia/Jakarta';
export const clockTime = (at) => new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at));
export const dayKey = (at) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
export const dateTime = (at) => `${new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(at))} WIB`;

export function dayName(at) {
  const day = dayKey(at);
  if (day === dayKey(now())) return t('today');
  if (day === dayKey(now() - 86_400_000)) return t('yesterday');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(new Date(at));
}
