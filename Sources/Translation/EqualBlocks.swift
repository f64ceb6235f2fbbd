/// Which different blocks count as the same, because somebody said that the change from one to the
/// other was minor.
package struct EqualBlocks: Sendable {
  private var parents: [BlockText: BlockText] = [:]

  /// Creates the classes of blocks that `pairs` make, directly or over others (union-find).
  package init(_ pairs: [(BlockText, BlockText)] = []) {
    for (one, other) in pairs {
      let (a, b) = (representative(of: one), representative(of: other))
      // The later version hangs on the earlier one, so that many small changes make no long chain.
      if a != b { parents[b] = a }
    }
  }

  /// The block that stands for all that are equal to this one.
  package func representative(of block: BlockText) -> BlockText {
    var block = block
    while let parent = parents[block] { block = parent }
    return block
  }
}
