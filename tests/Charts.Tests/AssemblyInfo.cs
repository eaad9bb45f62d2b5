// Each test waits for helm, or only reads what helm rendered for another one.
[assembly: Parallelizable(ParallelScope.All)]
