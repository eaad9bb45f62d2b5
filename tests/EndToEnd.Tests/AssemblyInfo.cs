// One cluster, in which systems have their fixed namespaces: one test at a time.
[assembly: NonParallelizable]
