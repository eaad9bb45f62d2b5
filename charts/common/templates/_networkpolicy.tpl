{{/*
A NetworkPolicy that governs both directions: what `ingress` and `egress` (lists of rules) do not name is denied, so that without either
it denies everything. `selector` (a map of labels) chooses the pods, default all of the namespace. Takes besides what common.metadata
takes.
Usage: {{ include "common.networkpolicy" (dict "context" $ "object" "default-deny" "namespace" $ns) }}
       {{ include "common.networkpolicy" (dict "context" $ "object" "api" "selector" (dict "app" "api")
            "ingress" (list (dict "ports" (list (dict "port" 8080 "protocol" "TCP"))))) }}
*/}}
{{- define "common.networkpolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  podSelector:
    {{- include "common.networkpolicy.selector" .selector | nindent 4 }}
  policyTypes:
    - Ingress
    - Egress
  {{- with .ingress }}
  ingress:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .egress }}
  egress:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "common.networkpolicy.selector" -}}
{{- if . -}}
matchLabels:
  {{- toYaml . | nindent 2 }}
{{- else -}}
{}
{{- end -}}
{{- end -}}

{{/*
Rules, each as YAML of one list: get them with fromYamlArray.

Pods of the same namespace, `pods` a list of label maps, on TCP ports `ports`. `direction` is from (ingress) or to (egress).
Usage: {{- $ingress := include "common.networkpolicy.pods" (dict "direction" "from" "pods" (list (dict "app" "api")) "ports" (list 5432)) | fromYamlArray }}
*/}}
{{- define "common.networkpolicy.pods" -}}
- {{ .direction }}:
    {{- range .pods }}
    - podSelector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
    {{- end }}
  ports:
    {{- include "common.networkpolicy.ports" . | nindent 4 }}
{{- end -}}

{{/*
NetworkPolicyPeers as given (`peers`, from values; anyone when empty), on TCP ports `ports`.
Usage: {{- $ingress := include "common.networkpolicy.peers" (dict "direction" "from" "peers" .Values.x.from "ports" (list 8080)) | fromYamlArray }}
*/}}
{{- define "common.networkpolicy.peers" -}}
- ports:
    {{- include "common.networkpolicy.ports" . | nindent 4 }}
  {{- with .peers }}
  {{ $.direction }}:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/*
Egress to DNS. To any address: node-local DNS caches answer on a link-local one that no selector matches.
Usage: {{- $egress := include "common.networkpolicy.dns" (dict) | fromYamlArray }}
*/}}
{{- define "common.networkpolicy.dns" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end -}}

{{- define "common.networkpolicy.ports" -}}
{{- range .ports }}
- port: {{ . }}
  protocol: TCP
{{- end }}
{{- end -}}
