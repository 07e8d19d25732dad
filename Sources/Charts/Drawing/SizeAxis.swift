/// The way from 0 to the largest number of files across a funnel.
struct SizeAxis {
  /// Between ticks.
  let step: Int
  /// The number at the right end, a tick.
  let end: Int

  /// An axis that holds a number and has at most six ticks beside 0.
  init(upTo largest: Int) {
    let largest = max(largest, 1)
    var (step, factors) = (1, [2, 5, 10])
    var power = 1
    while largest > step * 6 {
      step = power * factors.removeFirst()
      if factors.isEmpty { (power, factors) = (power * 10, [2, 5, 10]) }
    }
    self.step = step
    end = (largest + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: end, by: step)) }
}
