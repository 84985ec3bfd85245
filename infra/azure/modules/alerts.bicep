// What somebody must be told. Names of metrics are those of TeamsApp/Sop697.Workflow/Measures.cs; a test compares them.
param name string
param location string
param insightsId string
param emails string[]


var rules = {
  macet: {
    title: 'SOP 697: pekerjaan gagal berulang kali'
    advice: 'Sebuah antrean menyerah (poison). Kasusnya menampilkan penyebab; cari baris log dengan id kasusnya.'
    severity: 1
    every: 'PT5M'
    over: 'PT15M'
    query: 'customMetrics | where name == "sop697.work.stalled" | summarize jumlah = sum(valueSum) by antrean = tostring(customDimensions.queue) | where jumlah > 0'
  }
  sapuan: {
    title: 'SOP 697: sapuan tidak berjalan'
    advice: 'Tidak ada sapuan yang selesai selama 15 menit: pengingat dan pekerjaan yang tertunda tidak jalan. Buka /api/health, lalu log function app.'
    severity: 1
    every: 'PT5M'
    over: 'PT15M'
    query: 'customMetrics | where name == "sop697.sweep.nudged" | summarize denyut = count() | where denyut == 0'
  }
  arsip: {
    title: 'SOP 697: arsip SharePoint tertinggal'
    advice: 'SharePoint menolak atau membatasi selama satu jam. Keputusan tetap aman di jurnal. Periksa izin situs dan status layanan Microsoft 365.'
    severity: 2
    every: 'PT15M'
    over: 'PT1H'
    query: 'customMetrics | where name == "sop697.archive.runs" | summarize selesai = sumif(valueSum, customDimensions.outcome == "done"), tertunda = sumif(valueSum, customDimensions.outcome == "postponed") | where tertunda > 0 and selesai == 0'
  }
  beda: {
    title: 'SOP 697: arsip berbeda dari jurnal'
    advice: 'Isi SharePoint tidak sama dengan jurnal. Jangan menyunting; jalankan pemeriksaan rantai dan laporkan kepada pejabat yang berwenang.'
    severity: 0
    every: 'PT5M'
    over: 'PT15M'
    query: 'customMetrics | where name == "sop697.archive.runs" and customDimensions.outcome == "differs" | summarize jumlah = sum(valueSum) | where jumlah > 0'
  }
  kartu: {
    title: 'SOP 697: kartu tidak sampai'
    advice: 'Seseorang memblokir bot, belum memasang aplikasi, atau tidak berlisensi. Kartu administrator menyebut siapa.'
    severity: 2
    every: 'PT15M'
    over: 'PT1H'
    query: 'customMetrics | where name in ("sop697.cards", "sop697.reminders") and customDimensions.outcome == "undeliverable" | summarize jumlah = sum(valueSum) | where jumlah > 0'
  }
  tertinggal: {
    title: 'SOP 697: pemeriksaan malam menemukan kasus tertinggal'
    advice: 'Sudah diperbaiki sendiri. Bila berulang setiap malam, cari penyebabnya di log.'
    severity: 3
    every: 'P1D'
    over: 'P1D'
    query: 'customMetrics | where name == "sop697.drift" | summarize jumlah = sum(valueSum) by apa = tostring(customDimensions.what) | where jumlah > 0'
  }
  kalender: {
    title: 'SOP 697: hari libur belum resmi'
    advice: 'Isi daftar HariLibur menurut keputusan bersama; batas waktu tahun itu masih dapat bergeser.'
    severity: 3
    every: 'P1D'
    over: 'P1D'
    query: 'customMetrics | where name == "sop697.calendar.unofficial" | summarize nilai = max(valueMax) | where nilai > 0'
  }
  jabatan: {
    title: 'SOP 697: jabatan tanpa pejabat'
    advice: 'Isi daftar Penugasan; sementara itu atasannya yang menerima kartu.'
    severity: 3
    every: 'P1D'
    over: 'P1D'
    query: 'customMetrics | where name == "sop697.positions.vacant" | summarize nilai = max(valueMax) | where nilai > 0'
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-petugas'
  location: 'global'
  properties: {
    groupShortName: 'sop697'
    enabled: true
    emailReceivers: [for (email, i) in emails: { name: 'petugas-${i}', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in items(rules): {
    name: '${name}-${rule.key}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: rule.value.title
      description: rule.value.advice
      severity: rule.value.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: rule.value.every
      windowSize: rule.value.over
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.value.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
