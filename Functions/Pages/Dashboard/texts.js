/** Every word of the dashboard that does not come with the data. Indonesian first, English second. */
const words = {
  id: {
    summary: 'Ringkasan', cases: 'Kasus', signedIn: 'Masuk sebagai', signOut: 'Keluar', reload: 'Muat ulang', at: 'Keadaan {time}',
    open: 'Kasus terbuka', late: 'Terlambat', urgent: 'Mendesak', received: 'Diterima', finished: 'Selesai',
    openNow: 'sedang ditangani', lateNow: 'melewati batas waktu', urgentNow: '{n} mendesak', receivedThis: '{period} ini', finishedThis: '{period} ini',
    onTimeOf: 'dari {n} kasus, {span}', none: 'belum ada kasus selesai', month: 'bulan', week: 'minggu', spanMonth: '12 bulan', spanWeek: '12 minggu', byMonth: 'Per bulan', byWeek: 'Per minggu', periodLabel: 'Rentang',
    steps: 'Kasus terbuka menurut langkah SOP', stepsLead: 'Di langkah mana kasus menunggu sekarang.',
    trend: 'Diterima dan selesai', trendMonth: '12 bulan terakhir.', trendWeek: '12 minggu terakhir, Senin sampai Minggu.',
    channels: 'Menurut kanal', topics: 'Menurut topik', groupsMonth: 'Terbuka sekarang dan selesai dalam 12 bulan terakhir.', groupsWeek: 'Terbuka sekarang dan selesai dalam 12 minggu terakhir.',
    others: 'Topik lain', table: 'Lihat sebagai tabel', chart: 'Grafik: {title}. Angkanya ada pada tabel di bawah grafik.',
    step: 'Langkah', withinLimit: 'Dalam batas waktu', pastLimit: 'Melewati batas waktu', total: 'Jumlah', period: 'Periode', channel: 'Kanal', topic: 'Topik',
    doneOnTime: 'Selesai tepat waktu', doneLate: 'Selesai terlambat', stillOpen: 'Terbuka', empty: 'Belum ada kasus.',
    indicators: 'Indikator kinerja {year}', notCounted: 'Belum dihitung. Indikator dihitung setiap malam.', countedAt: 'Dihitung {time}, menurut bulan kasus diterima.', notAvailable: 'n/a: belum ada kasus atau target untuk dihitung.', met: 'Tercapai', notMet: 'Belum tercapai',
    target: 'Target', achieved: 'Capaian', thisQuarter: 'Triwulan ini', thisMonth: 'Bulan ini', meaning: 'Cara menghitung',
    find: 'Cari kasus', findLabel: 'Kata atau nomor kasus', findHint: 'Misalnya: vaksin polio, atau MS-2026-0012', go: 'Cari', clear: 'Hapus saringan',
    standing: 'Keadaan', any: 'Semua', anyOpen: 'Masih terbuka', overdue: 'Terlambat (terbuka)', closed: 'Selesai', noTopic: 'Tanpa topik',
    ownOnly: 'Daftar memuat kasus yang Anda tangani. Angka di Ringkasan mencakup seluruh kasus.', allCases: 'Daftar memuat seluruh kasus.',
    shown: '{n} kasus ditampilkan.', shownMore: '{n} kasus ditampilkan, masih ada lagi.', nothing: 'Tidak ada kasus yang cocok.', searching: 'Mencari… sudah sampai {day}.', stop: 'Berhenti mencari',
    stopped: 'Pencarian dihentikan di {day}.', more: 'Tampilkan berikutnya', further: 'Cari lebih jauh', newCase: 'Kasus baru', heldBy: 'Menunggu', due: 'Batas',
    berjalan: 'Dalam batas waktu', terlambat: 'Terlambat', tepat: 'Selesai tepat waktu', lewat: 'Selesai terlambat', isUrgent: 'Mendesak',
    back: 'Kembali ke daftar', question: 'Pertanyaan atau pengaduan', facts: 'Keterangan', kind: 'Jenis', receivedAt: 'Diterima', closedAt: 'Selesai', owner: 'Kepala Seksi pemilik kasus',
    outcome: 'Hasil', reason: 'Alasan', keptUntil: 'Disimpan sampai', erased: 'Isi kasus ini telah dihapus menurut retensi', erasedAt: 'Dihapus', statutory: 'Batas hukum', post: 'Tautan jawaban', returns: 'Pengembalian', times: '{n} kali', pictures: 'Lihat tangkapan layar', dossier: 'Berkas cetak (PDF)',
    timeline: 'Perjalanan kasus', limit: 'Batas {limit}', from: 'Mulai', until: 'Batas waktu', doneAt: 'Selesai', openStill: 'Belum selesai', by: 'Oleh', waitingFor: 'Menunggu',
    combined: 'Digabung dengan langkah berikutnya', stepLate: 'Terlambat', stepOnTime: 'Tepat waktu', stepOpen: 'Berjalan',
    asked: 'Dikonsultasikan kepada', dijawab: 'Dijawab', disetujui: 'Disetujui', dikembalikan: 'Dikembalikan', ditarik: 'Permintaan ditarik', waiting: 'Belum ditanggapi',
    answer: 'Jawaban', draft: 'Draf jawaban', cards: 'Kartu di Teams', card: 'Kartu', to: 'Kepada', state: 'Keadaan', history: 'Riwayat lengkap', attention: 'Perlu perhatian',
    cardOpen: 'Menunggu tanggapan', cardSent: 'Terkirim', cardDone: 'Ditutup {time} oleh {by}', cardClosed: 'Ditutup', cardMissing: 'Belum sampai',
    Receipt: 'Tanda terima', Consult: 'Mohon tindak lanjut', Waiting: 'Menunggu konsultasi', Answer: 'Mohon jawaban', Release: 'Mohon rilis jawaban', Publish: 'Terbitkan jawaban', Correct: 'Perbaiki laporan',
    refused: 'Anda tidak dapat membuka bagian ini', failed: 'Data belum dapat dimuat', failedLead: 'Periksa sambungan, lalu coba lagi.', again: 'Coba lagi',
    noToken: 'Teams belum memberi izin kepada dasbor ini', noTokenLead: 'Tutup tab ini dan buka lagi. Jika tetap begitu, hubungi administrator.', notArchived: '{n} catatan masih menunggu disimpan di SharePoint; sistem terus mencoba.',
  },
  en: {
    summary: 'Overview', cases: 'Cases', signedIn: 'Signed in as', signOut: 'Sign out', reload: 'Reload', at: 'As of {time}',
    open: 'Open cases', late: 'Late', urgent: 'Urgent', received: 'Received', finished: 'Finished',
    openNow: 'being handled', lateNow: 'past a time limit', urgentNow: '{n} urgent', receivedThis: 'this {period}', finishedThis: 'this {period}',
    onTimeOf: 'of {n} cases, {span}', none: 'no finished cases yet', month: 'month', week: 'week', spanMonth: '12 months', spanWeek: '12 weeks', byMonth: 'By month', byWeek: 'By week', periodLabel: 'Span',
    steps: 'Open cases by SOP step', stepsLead: 'In which step cases wait now.',
    trend: 'Received and finished', trendMonth: 'Last 12 months.', trendWeek: 'Last 12 weeks, Monday to Sunday.',
    channels: 'By channel', topics: 'By topic', groupsMonth: 'Open now and finished in the last 12 months.', groupsWeek: 'Open now and finished in the last 12 weeks.',
    others: 'Other topics', table: 'Show as table', chart: 'Chart: {title}. Its numbers are in the table below it.',
    step: 'Step', withinLimit: 'Within the limit', pastLimit: 'Past the limit', total: 'Total', period: 'Period', channel: 'Channel', topic: 'Topic',
    doneOnTime: 'Finished on time', doneLate: 'Finished late', stillOpen: 'Open', empty: 'No cases yet.',
    indicators: 'Performance indicators {year}', notCounted: 'Not counted yet. Indicators are counted every night.', countedAt: 'Counted {time}, by the month in which a case was received.', notAvailable: 'n/a: no case or no target to reckon with yet.', met: 'Reached', notMet: 'Not reached yet',
    target: 'Target', achieved: 'Achievement', thisQuarter: 'This quarter', thisMonth: 'This month', meaning: 'How it is counted',
    find: 'Find cases', findLabel: 'Words or case number', findHint: 'For example: vaksin polio, or MS-2026-0012', go: 'Search', clear: 'Clear filters',
    standing: 'State', any: 'All', anyOpen: 'Still open', overdue: 'Late (open)', closed: 'Finished', noTopic: 'Without topic',
    ownOnly: 'The list holds the cases that you handle. The overview counts all cases.', allCases: 'The list holds all cases.',
    shown: '{n} cases shown.', shownMore: '{n} cases shown, there are more.', nothing: 'No case matches.', searching: 'Searching… back to {day} so far.', stop: 'Stop searching',
    stopped: 'Search stopped at {day}.', more: 'Show more', further: 'Search further', newCase: 'New case', heldBy: 'Waiting for', due: 'Due',
    berjalan: 'Within the limit', terlambat: 'Late', tepat: 'Finished on time', lewat: 'Finished late', isUrgent: 'Urgent',
    back: 'Back to the list', question: 'Question or complaint', facts: 'Facts', kind: 'Kind', receivedAt: 'Received', closedAt: 'Finished', owner: 'Kepala Seksi who owns the case',
    outcome: 'Outcome', reason: 'Reason', keptUntil: 'Kept until', erased: 'The content of this case was erased when its time of keeping was over', erasedAt: 'Erased', statutory: 'Limit of the law', post: 'Link of the reply', returns: 'Returns', times: '{n} times', pictures: 'See the screenshots', dossier: 'Dossier (PDF)',
    timeline: 'Course of the case', limit: 'Limit {limit}', from: 'Began', until: 'Due', doneAt: 'Done', openStill: 'Not done yet', by: 'By', waitingFor: 'Waiting for',
    combined: 'Combined with the next step', stepLate: 'Late', stepOnTime: 'On time', stepOpen: 'Running',
    asked: 'Consulted', dijawab: 'Answered', disetujui: 'Approved', dikembalikan: 'Returned', ditarik: 'Request withdrawn', waiting: 'No response yet',
    answer: 'Answer', draft: 'Draft answer', cards: 'Cards in Teams', card: 'Card', to: 'To', state: 'State', history: 'Full history', attention: 'Needs attention',
    cardOpen: 'Waiting for an answer', cardSent: 'Sent', cardDone: 'Closed {time} by {by}', cardClosed: 'Closed', cardMissing: 'Has not arrived',
    Receipt: 'Receipt', Consult: 'Please act', Waiting: 'Waiting for consultation', Answer: 'Please answer', Release: 'Please release', Publish: 'Publish the answer', Correct: 'Correct the report',
    refused: 'You cannot open this part', failed: 'The data could not be loaded', failedLead: 'Check the connection and try again.', again: 'Try again',
    noToken: 'Teams has not let this dashboard in', noTokenLead: 'Close this tab and open it again. If that does not help, ask the administrator.', notArchived: '{n} records still wait for SharePoint; the system keeps trying.',
  },
};

const language = document.documentElement.lang === 'en' ? 'en' : 'id';
const locale = language === 'en' ? 'en-GB' : 'id-ID';
const zone = 'Asia/Jakarta';

export const t = (key, holes = {}) => (words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => holes[name] ?? '');

export const number = (value) => new Intl.NumberFormat(locale).format(value);

export const percent = (part, whole) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole);

const moment = new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayOnly = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const dayShort = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const monthShort = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: '2-digit' });

/** A time as a clock in Malang shows it: "25 Nov 2026 14.05 WIB". */
export function wib(at) {
  const part = Object.fromEntries(moment.formatToParts(new Date(at)).map((p) => [p.type, p.value]));
  return `${part.day} ${part.month} ${part.year} ${part.hour}.${part.minute} WIB`;
}

/** Days come as "2026-11-25". */
export const day = (text) => dayOnly.format(new Date(`${text}T00:00:00Z`));
export const bucket = (text, unit) => (unit === 'minggu' ? dayShort : monthShort).format(new Date(`${text}T00:00:00Z`));
