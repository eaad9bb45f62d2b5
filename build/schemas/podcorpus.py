"""Makes the pods that the Pod Security Standards are tested with: each field of each check, each way to inherit it, and mixtures of all."""

import itertools
import random

# What stands for text that comes often, to keep the file small; those that use others come first. It is put in as text, whatever it means in YAML.
MACROS = {
    "$G": "containers: [{name: g, $S{$C}}]",
    "$K": "containers: [{name: c, $S{",
    "$R": "$S{$P}, ",
    "$H": "$N, runAsNonRoot: true, $D, $Q",
    "$C": "$N, $D",
    "$P": "runAsNonRoot: true, $Q",
    "$N": "allowPrivilegeEscalation: false",
    "$D": "capabilities: {drop: [ALL]}",
    "$Q": "seccompProfile: {type: RuntimeDefault}",
    "$S": "securityContext: ",
    "$E": "ephemeralContainers: ",
    "$I": "initContainers: ",
    "$A": "container.apparmor.security.beta.kubernetes.io/",
    "$L": "seccomp.security.alpha.kubernetes.io/",
}

class Values:
    """Values of a field: those of its type, and those for which the API server refuses the object."""

    def __init__(self, right, wrong):
        self.right, self.wrong = right, wrong

    def __call__(self, wrong):
        return self.right + self.wrong if wrong else self.right


# A value of None leaves the field out.
STATES = ("true", "false", "null", None)
# YAML 1.1 has more words for booleans, and the API server takes no string for one.
BOOLEANS = Values(STATES + ("yes", "Off", "TRUE", "y"), ("'true'", "'yes'", "\"false\"", "1", "''", "{}"))
PROFILES = Values(("{type: RuntimeDefault}", "{type: Localhost, localhostProfile: p}", "{type: Localhost}", "{type: Unconfined}", "{type: ''}", "{type: null}", "{}", "null",
                   "{localhostProfile: p}", "{type: runtimeDefault}", "{type: runtime/default}", "{type: localhost}", "{type: 'RuntimeDefault '}"), ("RuntimeDefault", "[]", "{type: 5}"))
SELINUX = Values(("{}", "null", "{type: ''}", "{type: null}", "{type: container_t}", "{type: container_init_t}", "{type: container_kvm_t}", "{type: container_engine_t}", "{type: spc_t}",
                  "{type: Container_t}", "{type: container_logreader_t}", "{type: 'container_t '}", "{level: 's0:c1,c2'}", "{user: u}", "{user: ''}", "{user: null}", "{user: system_u}",
                  "{role: r}", "{role: ''}", "{role: system_r}", "{type: container_t, user: u}", "{type: container_t, role: r}", "{type: spc_t, user: u, role: r, level: s0}",
                  "{type: container_kvm_t, level: s0}"), ("{type: 1}", "{user: true}", "[]"))
USERS = Values(("0", "1", "1000", "null", "-1", "0x0", "00", "0.0", "1e3", "-0", "9223372036854775807", "4294967296"), ("'0'", "0.5", "9223372036854775808", "true"))
PROC_MOUNTS = Values(("Default", "Unmasked", "''", "null", "default", "unmasked", "Masked", "'Default '"), ("5",))
WINDOWS = Values(("{}", "null", "{hostProcess: true}", "{hostProcess: false}", "{hostProcess: null}", "{hostProcess: yes}", "{runAsUserName: ContainerUser}"), ("{hostProcess: 'true'}", "[]"))
ALLOWED_CAPABILITIES = ("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT")
OTHER_CAPABILITIES = ("ALL", "NET_RAW", "NET_ADMIN", "SYS_ADMIN", "SYS_TIME", "SYS_PTRACE", "AUDIT_CONTROL", "DAC_READ_SEARCH", "BPF", "CAP_CHOWN", "CAP_NET_BIND_SERVICE", "chown", "net_bind_service",
                      "Chown", "all", "''", "null", "'CHOWN '")
ADDS = Values((None, "null", "[]", "[NET_BIND_SERVICE]", "[CHOWN]", "[NET_RAW]", "[ALL]", "[NET_BIND_SERVICE, CHOWN]", "[NET_BIND_SERVICE, NET_BIND_SERVICE]", "[CAP_NET_BIND_SERVICE]", "[null]"),
              ("NET_RAW", "[5]"))
DROPS = Values((None, "null", "[]", "[ALL]", "[all]", "[CAP_ALL]", "[NET_RAW]", "[NET_RAW, ALL]", "[ALL, ALL]", "[ALL, NET_BIND_SERVICE]", "[null]", "['']"), ("ALL",))
SYSCTLS = ("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
           "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
           "net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat")
UNSAFE_SYSCTLS = ("kernel.msgmax", "kernel.shmmax", "net.core.somaxconn", "net.ipv4.ip_forward", "net.ipv4.tcp_mem", "net/ipv4/tcp_syncookies", "NET.IPV4.TCP_SYNCOOKIES", "net.ipv4.*", "''", "null")
VOLUMES = ("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret", "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs",
           "iscsi", "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos")
PORTS = Values(("null", "[]", "[null]", "[{}]", "[{containerPort: 80}]", "[{containerPort: 80}, {containerPort: 81, hostPort: 81}]", "[{containerPort: 80, hostPort: 0}, {containerPort: 81, hostPort: 0}]",
                "[{containerPort: 80, hostIP: 127.0.0.1}]", *(f"[{{containerPort: 80, hostPort: {port}}}]" for port in ("0", "80", "null", "-1", "65536", "2147483647", "1e2", "0x0"))),
               ("{}", *(f"[{{containerPort: 80, hostPort: {port}}}]" for port in ("'80'", "2147483648", "80.5", "true"))))
HOSTS = Values(("h", "127.0.0.1", "'::1'", "localhost", "''", "null", "'0.0.0.0'"), ("5",))
PROBES = Values(("null", "{}", "{httpGet: null}", "{httpGet: {port: 80}}", "{tcpSocket: {port: 80}}", "{exec: {command: [a]}}", "{grpc: {port: 80, service: s}}",
                 "{httpGet: {port: 80, httpHeaders: [{name: Host, value: h}]}}", "{httpGet: {port: 80, host: h}, tcpSocket: {port: 80, host: i}}"), ("[]",))
LIFECYCLES = Values(("null", "{}", "{sleep: {seconds: 1}}", "{exec: {command: [a]}}", "{httpGet: {port: 80}}", "{tcpSocket: {port: 80}}"), ("[]",))
APPARMOR_VALUES = Values(("runtime/default", "localhost/", "localhost/p", "''", "null", "unconfined", "localhost", "RuntimeDefault", "runtime/defaults", "Localhost/p"), ("true",))
SECCOMP_VALUES = ("runtime/default", "docker/default", "localhost/", "localhost/p", "''", "unconfined", "RuntimeDefault")
# What containers say themselves: all that the restricted level asks for, what they cannot inherit from their pod, nothing.
HARDENED = {
    "$H": {"allowPrivilegeEscalation": "false", "runAsNonRoot": "true", "capabilities": "{drop: [ALL]}", "seccompProfile": "{type: RuntimeDefault}"},
    "$C": {"allowPrivilegeEscalation": "false", "capabilities": "{drop: [ALL]}"},
    "": {},
}
LISTS = ("initContainers", "containers", "ephemeralContainers")


def fields(given):
    return ", ".join(f"{name}: {value}" for name, value in given.items() if value is not None)


def container(name="c", security=None, hardened="$C", **others):
    """A container whose securityContext has the hardened fields, but for those that are given."""
    context = fields(HARDENED[hardened] | (security or {}))
    return "{" + fields({"name": name, "securityContext": "{" + context + "}" if context else None} | others) + "}"


def pod(security=None, hardened=True, metadata="", init=(), containers=None, ephemeral=(), **others):
    """A pod that meets the restricted level in its own fields, but for those that are given."""
    kept = {"runAsNonRoot": "true", "seccompProfile": "{type: RuntimeDefault}"} if hardened else {}
    context = fields(kept | (security or {}))
    lists = zip(LISTS, (init, [container(hardened="$C" if hardened else "")] if containers is None else containers, ephemeral))
    text = fields({"securityContext": "{" + context + "}" if context else None} | others | {name: "[" + ", ".join(items) + "]" for name, items in lists if items})
    text = "{" + metadata + "}{" + text + "}"
    for macro, long in reversed(MACROS.items()):
        text = text.replace(long, macro)
    return text


def placed(one, hardened):
    """The same container as an init, a regular and an ephemeral one, beside one that is as it should be."""
    good = container("g", hardened=hardened)
    yield pod(hardened=bool(hardened), containers=[one])
    yield pod(hardened=bool(hardened), init=[one], containers=[good])
    yield pod(hardened=bool(hardened), containers=[good, one])
    yield pod(hardened=bool(hardened), containers=[good], ephemeral=[one])


def container_security(wrong=True):
    for field in ("privileged", "allowPrivilegeEscalation", "runAsNonRoot"):
        yield from ({field: value} for value in BOOLEANS(wrong))
    yield from ({"runAsUser": value} for value in USERS(wrong))
    yield from ({"procMount": value} for value in PROC_MOUNTS(wrong))
    yield from ({field: value} for field in ("seccompProfile", "appArmorProfile") for value in PROFILES(wrong))
    yield from ({"seLinuxOptions": value} for value in SELINUX(wrong))
    yield from ({"windowsOptions": value} for value in WINDOWS(wrong))
    yield from ({"capabilities": value} for value in Values(("null", "{}", None), ("[]",))(wrong))
    yield from ({"capabilities": "{" + fields({"add": add, "drop": drop}) + "}"} for add in ADDS(wrong) for drop in DROPS(wrong))
    yield from ({"capabilities": "{drop: [ALL], add: [" + name + "]}"} for name in ALLOWED_CAPABILITIES + OTHER_CAPABILITIES)
    yield from ({"capabilities": "{drop: [" + name + "]}"} for name in OTHER_CAPABILITIES)
    yield {"runAsGroup": "0"}
    # Fields that only pods have are unknown here, and dropped.
    yield {"sysctls": "[{name: kernel.msgmax, value: '1'}]"}
    yield {"hostPID": "true"}


def single_containers():
    for security in container_security():
        for hardened in ("$C", "$H"):
            yield pod(hardened=hardened == "$C", containers=[container(security=security, hardened=hardened)])
        yield from placed(container(security=security), "$C")
    for security in ("null", "{}", "[]"):
        for hardened in (True, False):
            yield pod(hardened=hardened, containers=["{name: c, securityContext: " + security + "}"])


def sysctls(*names):
    return {"sysctls": "[" + ", ".join(f"{{name: {name}, value: '1'}}" for name in names) + "]"}


def pod_security(wrong=True):
    yield from ({"runAsNonRoot": value} for value in BOOLEANS(wrong))
    yield from ({"runAsUser": value} for value in USERS(wrong))
    yield from ({field: value} for field in ("seccompProfile", "appArmorProfile") for value in PROFILES(wrong))
    yield from ({"seLinuxOptions": value} for value in SELINUX(wrong))
    yield from ({"windowsOptions": value} for value in WINDOWS(wrong))
    yield from ({"sysctls": value} for value in Values(("null", "[]", "[null]", "[{}]", "[{value: '1'}]"), ("{}", "[{name: []}]"))(wrong))
    yield from (sysctls(name) for name in SYSCTLS + UNSAFE_SYSCTLS)
    yield from (sysctls(one, two) for one, two in itertools.combinations(SYSCTLS[4:] + UNSAFE_SYSCTLS[:1], 2))
    yield {"fsGroup": "0", "supplementalGroups": "[0]"}
    # Fields that only containers have are unknown here, and dropped.
    yield from ({name: value} for name, value in (("privileged", "true"), ("procMount", "Unmasked"), ("capabilities", "{add: [ALL]}"), ("allowPrivilegeEscalation", "true")))


def single_pods():
    for security in pod_security():
        yield pod(security)
        yield pod(security, hardened=False, containers=[container(hardened="$H")])
    for field in ("hostNetwork", "hostPID", "hostIPC", "hostUsers"):
        yield from (pod(**{field: value}) for value in BOOLEANS(True))
    yield pod(shareProcessNamespace="true")
    yield from (pod(hostNetwork=one, hostPID=two, hostIPC=three) for one, two, three in itertools.product(("true", "false"), repeat=3))
    for os in ("{name: windows}", "{name: linux}", "{name: Windows}", "{name: ''}", "{name: null}", "{}", "null", "windows", "{name: 5}"):
        yield pod(os=os)
        yield pod(os=os, hardened=False)
        yield pod({"windowsOptions": "{hostProcess: true}"}, os=os)
        yield from (pod(hardened=False, os=os, containers=[container(hardened="", security=security)]) for security in (
            {"runAsNonRoot": "true"}, {"capabilities": "{add: [NET_RAW]}"}, {"seccompProfile": "{type: Unconfined}"}, {"allowPrivilegeEscalation": "true"}, {"windowsOptions": "{hostProcess: true}"},
            {"privileged": "true", "runAsNonRoot": "true"}, {"procMount": "Unmasked", "runAsNonRoot": "true"}))
    yield "{}{securityContext: null, containers: [{name: c}]}"
    yield "{}{securityContext: [], containers: [{name: c}]}"
    yield from ("{}{" + text + "}" for text in ("", "containers: null", "containers: []", "containers: [null]", "containers: {}", "containers: [{}]", "containers: ['c']", "initContainers: [null], containers: [{name: c}]",
                                                "ephemeralContainers: [null], containers: [{name: c}]", "containers: [{name: null}]", "containers: [{name: 5}]"))


def volumes(wrong=True):
    for source in VOLUMES:
        for others in ("", ", emptyDir: {}", ", hostPath: null", ", hostPath: {path: /}"):
            if not others.startswith(f", {source}:"):
                yield from (f"[{{name: v, {source}: {value}{others}}}]" for value in Values(("{}", "null"), ("[]",))(wrong))
        yield f"[{{name: v, secret: {{secretName: s}}}}, {{name: w, {source}: {{}}}}]"
    # A volume without a source is an emptyDir; so is one whose source is not known, or not spelt so.
    yield from Values(("null", "[]", "[null]", "[{}]", "[{name: v}]", "[{name: null}]", "[{name: v}, {name: w, nfs: {server: s, path: /}}]", "[{name: v, other: {}}]", "[{name: v, other: {}, nfs: {}}]",
                       "[{name: v, emptydir: {}}]", "[{name: v, HostPath: {path: /}}]", "[{name: v, hostPath: {path: /var, type: Directory}}]"),
                      ("{}", "[{name: v, hostPath: /var}]", "[{name: v, emptyDir: ''}]"))(wrong)


def handlers(wrong=True):
    actions = [f"{{{action}: {{port: 80, host: {host}}}}}" for action in ("httpGet", "tcpSocket") for host in HOSTS(wrong)]
    for place in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield from ({place: action} for action in itertools.chain(actions, PROBES(wrong)))
    for place in ("postStart", "preStop"):
        yield from ({"lifecycle": f"{{{place}: {action}}}"} for action in itertools.chain(actions, LIFECYCLES(wrong)))
    yield from ({"lifecycle": value} for value in Values(("null", "{}"), ("[]",))(wrong))


def other_fields():
    for text in volumes():
        yield pod(volumes=text)
    for text in PORTS(True):
        yield from placed(container(ports=text), "$C")
        yield pod(hostNetwork="true", containers=[container(ports=text)])
    for others in handlers():
        yield from placed(container(**others), "$C")
    for value in APPARMOR_VALUES(True):
        yield from (pod(metadata="$A" + name + ": " + value) for name in ("c", "other", "i"))
        yield pod({"appArmorProfile": "{type: RuntimeDefault}"}, metadata="$A" + "c: " + value)
    yield from (pod(metadata=f"{key}: unconfined") for key in ("'container.apparmor.security.beta.kubernetes.io/'", "container.apparmor.security.beta.kubernetes.io", "x$Ac", "apparmor.security.beta.kubernetes.io/pod"))
    yield pod(metadata="$Ac: runtime/default, $Ad: unconfined")
    for value in SECCOMP_VALUES:
        yield from (pod(metadata=f"{key}: {value}") for key in ("$Lpod", "container.$Lc", "container.$Lother"))
        yield from (pod(security, hardened=False, metadata=f"{key}: {value}") for key in ("$Lpod", "container.$Lc") for security in (None, {"seccompProfile": "{type: Unconfined}"}, {"runAsNonRoot": "true"}))


def inherited():
    """What a pod says and what its containers say, in all combinations."""
    for own, first, init, users in itertools.product(STATES, STATES, STATES, (None, "false", "true")):
        yield pod({"runAsNonRoot": own}, containers=[container(security={"runAsNonRoot": first})], init=[container("i", {"runAsNonRoot": init})], hostUsers=users)
    profiles = (None, "{type: RuntimeDefault}", "{type: Localhost, localhostProfile: p}", "{type: Unconfined}", "{}", "null")
    for own, first, last, os in itertools.product(profiles, profiles, profiles, (None, "{name: windows}")):
        yield pod({"seccompProfile": own}, containers=[container(security={"seccompProfile": first})], ephemeral=[container("e", {"seccompProfile": last})], os=os)
    for own, first, init, users in itertools.product((None, "0", "1"), (None, "0", "1"), (None, "0", "1"), (None, "false", "true", "null")):
        yield pod({"runAsUser": own}, containers=[container(security={"runAsUser": first})], init=[container("i", {"runAsUser": init})], hostUsers=users)
    mounts = (None, "Default", "Unmasked", "''")
    for first, init, users in itertools.product(mounts, mounts, (None, "false", "true", "null")):
        yield pod(containers=[container(security={"procMount": first})], init=[container("i", {"procMount": init})], hostUsers=users)
    for escalation, privileged, os in itertools.product(STATES, ("true", "false", None), (None, "{name: windows}", "{name: linux}")):
        yield pod(containers=[container(security={"allowPrivilegeEscalation": escalation, "privileged": privileged})], os=os)
    for add, drop, os in itertools.product(ADDS.right[:9], DROPS.right[:8], ("{name: windows}",)):
        yield pod(containers=[container(security={"capabilities": "{" + fields({"add": add, "drop": drop}) + "}"})], os=os)
    for own, first, hardened in itertools.product(WINDOWS.right[:5], WINDOWS.right[:5], (True, False)):
        yield pod({"windowsOptions": own}, hardened, containers=[container(security={"windowsOptions": first})], os="{name: windows}", hostNetwork="true")
    for own, first, annotation in itertools.product(PROFILES.right[:8], PROFILES.right[:8], (None, "runtime/default", "unconfined")):
        yield pod({"appArmorProfile": own}, metadata=f"$Ac: {annotation}" if annotation else "", containers=[container(security={"appArmorProfile": first})])
    for own, first, init in itertools.product(SELINUX.right[2:9], SELINUX.right[2:9], ("{type: container_t}", "{user: u}", "{role: r}")):
        yield pod({"seLinuxOptions": own}, containers=[container(security={"seLinuxOptions": first})], init=[container("i", {"seLinuxOptions": init})])


def random_container(dice, name, hardened):
    security, others = {}, {}
    for _ in range(dice.choice((0, 0, 1, 2))):
        security |= dice.choice(CONTAINER_SECURITY)
    if dice.random() < 0.15:
        others = dict(dice.choice(HANDLERS))
    if dice.random() < 0.1:
        others["ports"] = dice.choice(PORTS.right)
    return container(name, security, hardened, **others)


def random_pod(dice):
    hardened = dice.random() < 0.8
    security, others = {}, {}
    for _ in range(dice.choice((0, 0, 1, 2))):
        security |= dice.choice(POD_SECURITY)
    for name, chance, values in (("hostNetwork", 0.05, ("true", "false")), ("hostPID", 0.05, ("true", "false")), ("hostUsers", 0.25, ("true", "false")),
                                 ("os", 0.2, ("{name: windows}", "{name: linux}")), ("volumes", 0.2, POD_VOLUMES)):
        if dice.random() < chance:
            others[name] = dice.choice(values)
    metadata = "$A" + dice.choice("cdi") + ": " + dice.choice(APPARMOR_VALUES.right) if dice.random() < 0.1 else ""
    mark = "$C" if hardened else dice.choice(("$H", "$C", ""))
    containers = [random_container(dice, name, mark) for name in "cd"[:dice.choice((1, 1, 2))]]
    init = [random_container(dice, "i", mark)] if dice.random() < 0.4 else ()
    ephemeral = [random_container(dice, "e", mark)] if dice.random() < 0.2 else ()
    return pod(security, hardened, metadata, init, containers, ephemeral, **others)


# Mixtures take no value of a wrong type: it would refuse a pod alone, and hide all else.
CONTAINER_SECURITY = list(container_security(wrong=False))
POD_SECURITY = list(pod_security(wrong=False))
HANDLERS = list(handlers(wrong=False))
POD_VOLUMES = list(volumes(wrong=False))


def make(count):
    """Pods as "{annotations}{specification}", each once: those that are built with care, and a number of mixtures, always the same."""
    dice = random.Random(20)
    mixtures = (random_pod(dice) for _ in itertools.count())
    wanted = dict.fromkeys(itertools.chain(single_containers(), single_pods(), other_fields(), inherited()))
    size = len(wanted) + count
    while len(wanted) < size:
        wanted.setdefault(next(mixtures))
    return list(wanted)


def document(text):
    """The pod as one line of YAML."""
    for macro, long in MACROS.items():
        text = text.replace(macro, long)
    metadata, specification = text.split("}{", 1)
    return f"{{apiVersion: v1, kind: Pod, metadata: {{name: p, annotations: {metadata}}}}}, spec: {{{specification}}}\n"
