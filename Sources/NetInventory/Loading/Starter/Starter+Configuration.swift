extension Starter {
    /// Only comments: this version reads none of it.
    static let configuration = """
        # netmon.yaml：只和这台机器有关的设定，不属于拓扑。以下各项由以后的版本读取，现在一律取缺省值。
        # What belongs to this machine and not to the topology. A later version reads these; for now the defaults hold.
        #
        # listen: 127.0.0.1:8787          # 网页的监听地址 / where the pages are served
        # retention: 400d                 # 探测结果保留多久 / how long results are kept

        """
}
