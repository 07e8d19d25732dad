import History
import Testing

@Suite struct HistoryFileTests {}
